import type { ContactPoint, LeadRow } from "@/server/leads";
import type { Channel, ConsentStatus, StandingChannel } from "@/server/leads/schemas";
import { emailColumns, type Person, phoneColumns } from "./choose";
import type { Kept, Snapshot } from "./snapshot";

/** The database answers an object's keys in an order of its own. */
const sorted = (_: string, value: unknown) =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value;
const same = (one: unknown, other: unknown) => JSON.stringify(one, sorted) === JSON.stringify(other, sorted);

export type Withdrawn = Record<StandingChannel, boolean>;
type Restored = Partial<Omit<LeadRow, "phoneSealed" | "emailSealed">>;

const addressColumns: ReadonlySet<string> = new Set([...phoneColumns, ...emailColumns]);
const consentOf = { smsConsent: "sms", emailConsent: "email" } as const;

/**
 * What the survivor gets back: each field that still stands as the merge wrote it, as it was before. What somebody changed
 * since stays. A consent that was withdrawn since stays withdrawn.
 */
export function restoredSurvivor(now: Person, was: Snapshot, withdrawn: Withdrawn): Restored {
  const { survivor, written } = was;
  const restored: Record<string, unknown> = {};
  for (const key of Object.keys(written) as (keyof typeof written)[]) {
    if (!addressColumns.has(key) && same(now[key], written[key])) restored[key] = survivor[key];
  }
  for (const [column, channel] of Object.entries(consentOf) as ["smsConsent" | "emailConsent", StandingChannel][])
    if (withdrawn[channel]) restored[column] = "withdrawn";
  if (optedOutSince({ now, was, withdrawn })) restored.conversationState = "opted_out";
  restored.suppressed = [...new Set([...survivor.suppressed, ...since(now, written.suppressed)])].sort();
  return restored;
}

/** Channels that were suppressed after the merge. */
const since = (now: Person, before: readonly Channel[]) =>
  now.suppressed.filter((channel) => !before.includes(channel));

/** Whether texts were stopped after the merge: then both threads are. */
export const optedOutSince = ({
  now,
  was: { written },
  withdrawn,
}: {
  now: Person;
  was: Snapshot;
  withdrawn: Withdrawn;
}): boolean => withdrawn.sms || (now.conversationState === "opted_out" && written.conversationState !== "opted_out");

/** What the other lead gets back; what asked for restraint since the merge asks it of both. */
export function restoredOther(now: Person, was: Snapshot, withdrawn: Withdrawn): Restored {
  const { other, written } = was;
  const pausedSince = now.outreachPausedAt && !written.outreachPausedAt;
  return {
    mergedIntoId: null,
    externalId: other.externalId,
    smsConsent: withdrawn.sms ? "withdrawn" : other.smsConsent,
    emailConsent: withdrawn.email ? "withdrawn" : other.emailConsent,
    suppressed: [...new Set([...other.suppressed, ...since(now, written.suppressed)])].sort(),
    ...(optedOutSince({ now, was, withdrawn }) ? { conversationState: "opted_out" as const } : {}),
    ...(pausedSince ? { outreachPausedAt: now.outreachPausedAt } : {}),
  };
}

/** The blind indexes that were the other lead's own. */
export const ownHashes = ({ other, points }: Snapshot): Set<string> =>
  new Set(
    [other.phoneHash, other.emailHash, ...pointsBefore(points, other).map(({ valueHash }) => valueHash)].filter(
      (hash) => hash !== null,
    ),
  );

export const pointsBefore = (points: readonly ContactPoint[], lead: Pick<Kept, "id">) =>
  points.filter(({ leadId }) => leadId === lead.id);

/** Whether the survivor's primary address goes back to what it was: it is still the merge's, or it is the other lead's. */
export function goesBack(
  now: string | null,
  { before, written, others }: { before: string | null; written: string | null; others: ReadonlySet<string> },
): boolean {
  return now !== before && (now === written || (now !== null && others.has(now)));
}

/** The consent of a further address after the merge is undone: as it was, unless it was withdrawn since. */
export const pointConsent = (point: ContactPoint, withdrawn: Withdrawn): ConsentStatus =>
  (point.kind === "phone" && withdrawn.sms) || (point.kind === "email" && withdrawn.email)
    ? "withdrawn"
    : point.consent;
