import { and, asc, eq, inArray, isNull, lte, ne } from "drizzle-orm";
import { campaigns, touches } from "@/drizzle/schema";
import { leadsByIds, nameOf } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { changedProfile, timingProfileOf } from "@/server/timing";
import type { TimingProfile, Windows } from "@/server/timing/schemas";
import { touchColumns } from "./claim";
import { KeptPreviews } from "./kept-previews";
import { PreviewRulesInput } from "./schemas";
import type { Decision } from "./verdict";
import { factsAbout, type Proposal, weigh } from "./weigh";

const dayMs = 86_400_000;
const previewDays = 7;
/** Messages that one preview looks at. */
const most = 5_000;
const batch = 1_000;

/** What a change of the rules does to one message. */
export type Effect = "later" | "never" | "sooner";

/** One message that a change would move. */
export interface Moved {
  readonly touchId: string;
  readonly leadId: string | null;
  readonly dueAt: Date;
  readonly effect: Effect;
  /** When it would be asked again; null when it would leave when it is due, or never. */
  readonly until: Date | null;
  readonly reason: string | null;
}

/** What a change of the workspace's rules would do to the messages of the next seven days. */
export interface RulesPreview {
  /** Messages that were looked at: all that are due, or the first 5,000 of them. */
  readonly looked: number;
  readonly isAll: boolean;
  readonly wouldHold: number;
  readonly wouldSkip: number;
  readonly wouldGoSooner: number;
  /** The latest new time of any of them. */
  readonly latest: Date | null;
  readonly people: readonly (Moved & { readonly name: string | null })[];
  readonly nextCursor: number | null;
}

const isRejected = ({ outcome }: Decision) => outcome === "skip" || outcome === "refuse";
const waitOf = ({ until }: Decision) => until?.getTime() ?? 0;

/** What the change did to one message, from the gate's answers under both sets of rules; null when nothing. */
export function effectOf(before: Decision, after: Decision): Effect | null {
  if (isRejected(after)) return isRejected(before) ? null : "never";
  if (isRejected(before)) return "sooner";
  if (waitOf(after) === waitOf(before)) return null;
  return waitOf(after) > waitOf(before) ? "later" : "sooner";
}

/**
 * The effect of a change of hours, caps or care before it is kept: the gate's answer to each message of the next seven
 * days, at the time when it is due, under the rules as they are and as they would be. Stores nothing; further pages are those
 * of the first, which alone asks the gate.
 * @throws Refused when the law does not allow the change.
 */
export async function previewRules(ctx: Ctx, given: PreviewRulesInput): Promise<RulesPreview> {
  authorize(ctx, "settings:timing");
  const { limit, cursor, ...change } = PreviewRulesInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const before = await timingProfileOf(tx);
    const question = [before, change];
    const known = cursor > 0 ? previews.of(ctx, question) : null;
    const { moved, ...looked } = known ?? (await lookThrough(tx, { before, after: changedProfile(before, change) }));
    if (!known) previews.keep(ctx, question, { moved, ...looked });
    return {
      ...looked,
      ...summaryOf(moved),
      people: await named(tx, moved.slice(cursor, cursor + limit)),
      nextCursor: moved.length > cursor + limit ? cursor + limit : null,
    };
  });
}

type Looked = Pick<RulesPreview, "looked" | "isAll"> & { readonly moved: readonly Moved[] };

const previews = new KeptPreviews<Looked>();

async function lookThrough(tx: Tx, rules: Rules): Promise<Looked> {
  const due = await dueSoon(tx);
  const moved: Moved[] = [];
  for (let at = 0; at < Math.min(due.length, most); at += batch)
    moved.push(...(await movedAmong(tx, due.slice(at, Math.min(at + batch, most)), rules)));
  return { looked: Math.min(due.length, most), isAll: due.length <= most, moved };
}

function summaryOf(moved: readonly Moved[]) {
  const count = (effect: Effect) => moved.filter((one) => one.effect === effect).length;
  const times = moved.flatMap(({ effect, until }) => (effect === "later" && until ? [until.getTime()] : []));
  return {
    wouldHold: count("later"),
    wouldSkip: count("never"),
    wouldGoSooner: count("sooner"),
    latest: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
}

type Due = Awaited<ReturnType<typeof dueSoon>>[number];
type Rules = { before: TimingProfile; after: TimingProfile };

async function movedAmong(tx: Tx, due: readonly Due[], { before, after }: Rules): Promise<Moved[]> {
  const proposals = due.map(proposalOf);
  const { sheet, off, now } = await factsAbout(tx, proposals);
  return due.flatMap(({ id, leadId, dueAt }, at) => {
    const proposal = proposals[at];
    if (!proposal) return [];
    const when = dueAt > now ? dueAt : now;
    const [was, is] = [before, after].map(
      (profile) => weigh({ proposal, sheet: { ...sheet, profile }, off, now: when }).decision,
    );
    const effect = was && is ? effectOf(was, is) : null;
    return effect && is ? [{ touchId: id, leadId, dueAt, effect, until: is.until, reason: is.reason }] : [];
  });
}

const proposalOf = ({ campaignStatus, window, ...touch }: Due): Proposal => ({
  ...touch,
  key: touch.id,
  touchId: touch.id,
  body: null,
  campaign: touch.campaignId
    ? { id: touch.campaignId, status: campaignStatus ?? "done", windows: window as Partial<Windows> | null }
    : null,
});

/** The rules bind what we begin, not answers at once nor required texts. */
const dueSoon = (tx: Tx) =>
  tx
    .select({ ...touchColumns, campaignStatus: campaigns.status, window: campaigns.window })
    .from(touches)
    .leftJoin(campaigns, and(eq(campaigns.tenantId, touches.tenantId), eq(campaigns.id, touches.campaignId)))
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        inArray(touches.status, ["pending", "held"]),
        lte(touches.dueAt, new Date(tx.now().getTime() + previewDays * dayMs)),
        ne(touches.class, "required"),
        isNull(touches.answersMessageId),
      ),
    )
    .orderBy(asc(touches.dueAt), asc(touches.id))
    .limit(most + 1);

async function named(tx: Tx, moved: readonly Moved[]) {
  const rows = await leadsByIds(tx, [...new Set(moved.flatMap(({ leadId }) => leadId ?? []))]);
  const names = new Map(rows.map((lead) => [lead.id, nameOf(lead)]));
  return moved.map((one) => ({ ...one, name: names.get(one.leadId ?? "") ?? null }));
}
