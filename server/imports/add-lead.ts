import { record } from "@/server/audit";
import { showSuppressed } from "@/server/consent";
import { insertLeads, leadsByAddress, readEmail, readPhone, sealEmail, sealPhone, searchTextOf } from "@/server/leads";
import { leadsChanged } from "@/server/leads/events";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Conflict, Refused } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { blindIndexWith, tenantKeys } from "@/server/platform/vault";
import { placeOfPhone } from "@/server/timing";
import { AddLeadInput } from "./schemas";

/** The addresses of a form, normalised, or a refusal in words. */
export function addressesFrom({ phone, email }: { phone?: string; email?: string }): {
  phone: string | null;
  email: string | null;
} {
  const asPhone = phone ? readPhone(phone, "US") : null;
  const asEmail = email ? readEmail(email) : null;
  if (asPhone && "reason" in asPhone) throw new Refused(`The phone "${phone}" cannot be used. ${asPhone.reason}`);
  if (asEmail && "reason" in asEmail) throw new Refused(`The e-mail "${email}" cannot be used. ${asEmail.reason}`);
  if (!asPhone && !asEmail) throw new Refused("A lead needs a phone or an e-mail.");
  return { phone: asPhone?.phone ?? null, email: asEmail?.email ?? null };
}

/** Adds one lead by hand, without consent. @throws Conflict that names the lead who has the address already. */
export async function addLead(ctx: Ctx, input: AddLeadInput): Promise<{ leadId: string }> {
  authorize(ctx, "leads:write");
  const {
    phone: phoneText,
    email: emailText,
    firstName = null,
    lastName = null,
    company = null,
  } = AddLeadInput.parse(input);
  const addresses = addressesFrom({ phone: phoneText, email: emailText });
  return inTransaction(ctx, async (tx) => {
    const leadId = newId();
    const person = { firstName, lastName, company };
    const sealed = await sealedAddresses(tx, leadId, addresses);
    await insertLeads(tx, [{ ...blank, id: leadId, ...person, searchText: searchTextOf(person), ...sealed }], {
      importId: null,
      isSample: false,
    });
    await showSuppressed(tx, [{ id: leadId, phoneHash: sealed.phoneHash, emailHash: sealed.emailHash }]);
    await record(tx, "lead.added", { subject: { type: "lead", id: leadId }, after: { ...person, ...addresses } });
    await announce(tx, leadsChanged, { count: 1 });
    return { leadId };
  });
}

const blank = {
  externalId: null,
  companyWebsite: null,
  timeZone: null,
  timeZoneStatedAt: null,
  state: null,
  postcode: null,
  country: null,
  lastContactedAt: null,
  ownerId: null,
  tags: [],
  persona: null,
  attributes: {},
  undeliverableSms: false,
};

async function sealedAddresses(
  tx: Tx,
  leadId: string,
  { phone, email }: { phone: string | null; email: string | null },
) {
  const keys = await tenantKeys(tx);
  const phoneHash = phone && blindIndexWith(keys, "phone", phone);
  const emailHash = email && blindIndexWith(keys, "email", email);
  const [known] = await leadsByAddress(
    tx,
    [phoneHash, emailHash].filter((hash) => hash !== null),
  );
  if (known) throw new Conflict("A lead with this phone or e-mail exists already.", { leadId: known.id });
  return {
    phoneSealed: phone ? sealPhone(keys, leadId, phone) : null,
    phoneHash,
    emailSealed: email ? sealEmail(keys, leadId, email) : null,
    emailHash,
    ...placeColumns(phone),
  };
}

function placeColumns(phone: string | null) {
  if (!phone) return { phoneCountry: null, phoneZones: null, phoneRegions: null };
  const { country, zones, regions } = placeOfPhone(phone);
  return { phoneCountry: country, phoneZones: zones.join("&") || null, phoneRegions: regions.join("&") || null };
}
