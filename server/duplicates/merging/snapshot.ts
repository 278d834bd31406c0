import { getTableColumns } from "drizzle-orm";
import { contactPoints, conversations, leads } from "@/drizzle/schema";
import type { JoinedThreads } from "@/server/conversations";
import type { ContactPoint, LeadRow } from "@/server/leads";
import type { StandingChannel } from "@/server/leads/schemas";
import { sealWith, type TenantKeys, unsealWith } from "@/server/platform/vault";
import type { MergedFields, Person } from "./choose";

/** A lead as it was, its addresses in the clear: the whole is sealed. */
export type Kept = Omit<LeadRow, "phoneSealed" | "emailSealed"> & { phone: string | null; email: string | null };

/** All that undoing a merge needs. */
export interface Snapshot {
  survivor: Kept;
  other: Kept;
  /** What the merge wrote to the survivor. */
  written: MergedFields;
  /** The further addresses of both, and what the merge made of the primary ones that were not chosen. */
  points: ContactPoint[];
  threads: JoinedThreads;
  /** Leads that had been merged into the other before. */
  brought: string[];
  /** How often the survivor had withdrawn its consent by then, by channel: one more, and it holds for both. */
  withdrawals: Record<StandingChannel, number>;
}

export function kept({ phoneSealed: _, emailSealed: __, ...row }: Person): Kept {
  return row;
}

const place = (mergeId: string) => ({ table: "merges", column: "before_sealed", row: mergeId });

export const sealSnapshot = (keys: TenantKeys, mergeId: string, snapshot: Snapshot): Uint8Array =>
  sealWith(keys, place(mergeId), JSON.stringify(snapshot));

const dateColumns = new Set(
  [getTableColumns(leads), getTableColumns(conversations), getTableColumns(contactPoints)].flatMap((columns) =>
    Object.entries(columns).flatMap(([name, { dataType }]) => (dataType === "date" ? [name] : [])),
  ),
);

/** Times come back as dates, by the columns that they belong to. */
const revived = <Row extends object | null>(row: Row): Row =>
  row &&
  (Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      dateColumns.has(name) && typeof value === "string" ? new Date(value) : value,
    ]),
  ) as Row);

export function openSnapshot(keys: TenantKeys, mergeId: string, sealed: Uint8Array): Snapshot {
  const { survivor, other, written, points, threads, ...rest }: Snapshot = JSON.parse(
    unsealWith(keys, place(mergeId), sealed),
  );
  const { into, from, patch } = threads;
  return {
    ...rest,
    survivor: revived(survivor),
    other: revived(other),
    written: revived(written),
    points: points.map(revived),
    threads: { into: revived(into), from: revived(from), patch: revived(patch) },
  };
}
