import { type FoundAddress, withHash } from "@/server/addresses";
import type { LeadRow } from "@/server/leads";
import type { TenantKeys } from "@/server/platform/vault";
import type { FurtherAddress } from "../read-further";
import type { Change } from "./decide";
import type { Register } from "./register";

/** A further address of a row, with the field that it stands in. */
export type OfferedAddress = FoundAddress & Pick<FurtherAddress, "field">;

export const offeredAddresses = (keys: TenantKeys, further: readonly FurtherAddress[]): OfferedAddress[] =>
  further.map(({ field, kind, value }) => ({ field, ...withHash(keys, kind, value) }));

export const hashesOf = (further: readonly FoundAddress[], kind: FoundAddress["kind"]): string[] =>
  further.flatMap((one) => (one.kind === kind ? [one.hash] : []));

/** Those that can be written to, as the suppression list takes them. */
export const reachable = (further: readonly FoundAddress[]) =>
  further.flatMap(({ kind, value, hash }) => (kind === "profile" ? [] : [{ kind, address: value, hash }]));

type Settled = {
  leadId: string;
  before: LeadRow | null;
  change: Change | null;
  register: Register;
  fieldRules: Readonly<Record<string, string>>;
};

/**
 * Which of a row's further addresses its lead gets. One that is the lead's already is nothing new; one of another lead
 * stays there, and is counted: it tells nobody apart, so the row keeps its lead.
 */
export function furtherFor(
  offered: readonly OfferedAddress[],
  settled: Settled,
): { added: OfferedAddress[]; leftOut: number } {
  const { leadId, before, register, fieldRules } = settled;
  const wanted = offered.filter(({ field }) => !before || fieldRules[field] !== "keep");
  const isFree = (one: OfferedAddress) => (register.ownerOf(one) ?? leadId) === leadId;
  const free = wanted.filter(isFree);
  const added = free.filter((one) => !register.isFurther(one) && !isPrimary(one, settled));
  for (const one of added) register.addFurther(leadId, one);
  return { added, leftOut: wanted.length - free.length };
}

/** Whether it is and stays the primary one: an address that the row replaces may stay as a further one. */
function isPrimary({ kind, hash }: FoundAddress, { before, change }: Settled): boolean {
  if (kind === "phone") return before?.phoneHash === hash && !change?.phone;
  return kind === "email" && before?.emailHash === hash && !change?.email;
}
