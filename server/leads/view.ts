import type { Ctx } from "@/server/platform/ctx";
import type { TenantKeys } from "@/server/platform/vault";
import { fitOf } from "./fit";
import { addressesOf, type LeadRow, nameOf } from "./rows";
import type { Channel, ConsentStatus } from "./schemas";

/** A lead as screens and the API show it. */
export type LeadView = Pick<
  LeadRow,
  | "id"
  | "externalId"
  | "firstName"
  | "lastName"
  | "company"
  | "companyWebsite"
  | "timeZone"
  | "state"
  | "postcode"
  | "country"
  | "conversationState"
  | "responseStatus"
  | "followUpStage"
  | "eligibleForReengagement"
  | "lastContactedAt"
  | "lifecycleStage"
  | "engagementStage"
  | "qualification"
  | "lawfulBasis"
  | "importId"
  | "ownerId"
  | "tags"
  | "outreachPausedAt"
  | "undeliverableSms"
  | "persona"
  | "attributes"
  | "isSample"
  | "createdAt"
  | "updatedAt"
> & {
  name: string;
  phone: string | null;
  email: string | null;
  ownerName: string | null;
  consent: { sms: ConsentStatus; email: ConsentStatus };
  suppressed: Channel[];
  score: number;
};

const masksAddresses = (ctx: Ctx) => ctx.role === "analyst" || ctx.role === "compliance";
const maskPhone = (phone: string) => `••• ••• ${phone.slice(-4)}`;
const maskEmail = (email: string) => email.replace(/^(.).*(?=@)/, "$1•••");

/** Analysts and compliance officers see the end of a number and the domain of an address, no more. */
export function shownAddresses(ctx: Ctx, { phone, email }: { phone: string | null; email: string | null }) {
  if (!masksAddresses(ctx)) return { phone, email };
  return { phone: phone && maskPhone(phone), email: email && maskEmail(email) };
}

export function viewOf(
  ctx: Ctx,
  { row, keys, ownerName }: { row: LeadRow; keys: TenantKeys; ownerName: string | null },
): LeadView {
  const { phoneSealed, phoneHash, emailSealed, emailHash, smsConsent, emailConsent, ...plain } = row;
  return {
    ...plain,
    // A lead to whom nothing happened carries no score of its own.
    score: row.score ?? fitOf(row),
    ...shownAddresses(ctx, addressesOf(keys, row)),
    name: nameOf(row),
    ownerName,
    consent: { sms: smsConsent, email: emailConsent },
    suppressed: row.suppressed,
  };
}
