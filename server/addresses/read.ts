import { brandOf } from "@/server/branding";
import { leadsByAddress, leadsByIds, nameOf, readEmail, readPhone } from "@/server/leads";
import type { Tx } from "@/server/platform/db";
import { Conflict, Refused } from "@/server/platform/errors";

export type Kind = "phone" | "email" | "profile";

/** A typed address in the one form that it is kept and found by. @throws Refused with what is wrong. */
export async function normalised(tx: Tx, kind: Kind, typed: string): Promise<string> {
  if (kind === "profile") return profileOf(typed);
  const read = kind === "email" ? readEmail(typed) : readPhone(typed, (await brandOf(tx)).country);
  if ("reason" in read) throw new Refused(`"${typed}" cannot be used. ${read.reason}`);
  return "email" in read ? read.email : read.phone;
}

/** @throws Refused when it is no link. */
function profileOf(typed: string): string {
  const read = readProfile(typed);
  if ("reason" in read) throw new Refused(read.reason);
  return read.profile;
}

/** A link to a profile: http or https, without what follows the path. */
export function readProfile(typed: string): { profile: string } | { reason: string } {
  const url = URL.parse(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes("."))
    return { reason: "Write the link of a profile, such as https://www.linkedin.com/in/ana-lee." };
  return { profile: `https://${url.hostname.toLowerCase()}${url.pathname.replace(/\/+$/, "")}` };
}

/** @throws Conflict that names the lead who has the address already. */
export async function mustBeFree(tx: Tx, leadId: string, hash: string): Promise<void> {
  const [owner] = await leadsByAddress(tx, [hash]);
  if (!owner) return;
  if (owner.id === leadId) throw new Refused("This lead has this address already.");
  const [lead] = await leadsByIds(tx, [owner.id]);
  throw new Conflict(`This address belongs to ${(lead && nameOf(lead)) || "another lead"}.`, { leadId: owner.id });
}
