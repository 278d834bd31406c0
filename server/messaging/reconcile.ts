import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { deliveryEvents, senders, touches } from "@/drizzle/schema";
import { type OpenSender, openEverySender } from "@/server/channels";
import { carrierOf, type KnownText } from "@/server/channels/outbound";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { newId } from "@/server/platform/ids";
import { recipientsOf } from "./carrier-refusals";
import { touchesDue } from "./events";
import { giveBack, neverHanded } from "./handed";
import { announceChanges, writeStatus, writeUnknown } from "./ledger-writes";
import { lockPeople } from "./lock-order";
import { type Resolution, resolutionOf } from "./reconcile-decision";
import { type Accepted, callbackWaitSeconds, recordAccepted } from "./record-answers";
import { rankOf } from "./status-rank";
import type { Sources } from "./touch-source";

type Touch = typeof touches.$inferSelect;
/** `ageMs`: since the text was handed over, by the database's clock, which all processes share; null = never. */
type Open = { touch: Touch; ageMs: number | null; sender: OpenSender | null; address: string | null };
export type Reconciled = { adopted: number; released: number; waiting: number; parked: number };

const batch = 50;
const mostRounds = 40;
const lookAgainSeconds = 60;
const marginMs = 60_000;

/**
 * Finds out what became of texts whose call never ended: expired claims become unknown, the carrier is asked, and only
 * what surely never left passes the gate again. Goes on until nobody is left to ask. Marked `system`: the minutely sweep
 * calls it.
 */
export async function reconcileTouches(ctx: Ctx, edge: Sources): Promise<Reconciled> {
  const sum: Reconciled = { adopted: 0, released: await inTransaction(ctx, expireClaims), waiting: 0, parked: 0 };
  for (let round = 1; round <= mostRounds; round++) {
    const { asked, ...found } = await reconcileSome(ctx, edge);
    for (const kind of ["adopted", "released", "waiting", "parked"] as const) sum[kind] += found[kind];
    if (asked < batch) break;
  }
  return sum;
}

/** One batch of texts whose time to ask has come; each leaves the row decided, or with a later time. */
async function reconcileSome(ctx: Ctx, edge: Sources): Promise<Reconciled & { asked: number }> {
  const open = await inTransaction(ctx, dueUnknown);
  const resolved: { open: Open; resolution: Resolution }[] = [];
  for (const one of open) resolved.push({ open: one, resolution: await resolve(ctx, one) });
  if (resolved.length > 0) await inTransaction(ctx, (tx) => settle(tx, resolved, edge));
  const count = (kind: Resolution["kind"]) => resolved.filter(({ resolution }) => resolution.kind === kind).length;
  return {
    asked: open.length,
    adopted: count("adopt"),
    released: count("send_again"),
    waiting: count("wait"),
    parked: count("park"),
  };
}

const own = (tx: Tx) => eq(touches.tenantId, tx.tenantId);

/**
 * A claim past its lease: never handed over, or handed to the sandbox, whose only memory is this ledger, it is simply due
 * again; handed to a carrier it is unknown, and the carrier gets two minutes from then to call back.
 */
async function expireClaims(tx: Tx): Promise<number> {
  const found = await tx
    .select({ id: touches.id })
    .from(touches)
    .where(and(own(tx), eq(touches.status, "sending"), lte(touches.leaseUntil, sql`now()`)))
    .orderBy(asc(touches.id))
    .for("update", { skipLocked: true });
  if (found.length === 0) return 0;
  const expired = and(
    own(tx),
    among(
      touches.id,
      found.map(({ id }) => id),
    ),
    eq(touches.status, "sending"),
  );
  const sandboxed = sql`exists (select from ${senders} where ${senders.tenantId} = ${touches.tenantId} and ${senders.id} = ${touches.senderId} and ${senders.provider} = 'sandbox')`;
  const neverLeft = or(await neverHanded(tx), and(isNull(touches.providerId), sandboxed));
  const released = await giveBack(tx, expired, neverLeft);
  const unknown = await tx
    .update(touches)
    .set({
      status: "unknown",
      reason: "The answer of the carrier was lost. It is being asked.",
      leaseUntil: sql`coalesce(${touches.claimedAt}, now()) + make_interval(secs => ${callbackWaitSeconds})`,
      updatedAt: tx.realNow(),
    })
    .where(expired)
    .returning({ conversationId: touches.conversationId, campaignId: touches.campaignId });
  if (released > 0) await announce(tx, touchesDue, {});
  await announceChanges(tx, unknown);
  return released;
}

async function dueUnknown(tx: Tx): Promise<Open[]> {
  const rows = await tx
    .select({
      touch: touches,
      ageMs: sql<number | null>`(extract(epoch from now() - ${touches.claimedAt}) * 1000)::float8`,
    })
    .from(touches)
    .where(
      and(
        own(tx),
        eq(touches.status, "unknown"),
        or(lte(touches.leaseUntil, sql`now()`), sql`${touches.providerId} is not null`),
      ),
    )
    .orderBy(asc(touches.leaseUntil))
    .limit(batch);
  const addresses = await recipientsOf(
    tx,
    rows.map(({ touch }) => touch),
  );
  const known = new Map((await openEverySender(tx)).map((sender) => [sender.id, sender]));
  return rows.map(({ touch, ageMs }) => ({
    touch,
    ageMs,
    sender: known.get(touch.senderId ?? "") ?? null,
    address: addresses.get(touch.id) ?? null,
  }));
}

/** A callback brought the provider's id already, or the carrier is asked. */
async function resolve(ctx: Ctx, { touch, ageMs, sender, address }: Open): Promise<Resolution> {
  if (touch.providerId) {
    const text: KnownText = {
      providerId: touch.providerId,
      body: touch.body ?? "",
      status: "queued",
      errorCode: null,
      createdAt: ctx.realNow(),
    };
    return { kind: "adopt", text };
  }
  if (touch.channel === "email") return { kind: "park", reason: nobodyToAsk };
  if (!sender || !address || !touch.attemptId || !touch.claimedAt || ageMs === null)
    return { kind: "park", reason: "The sender or the number of this text is gone." };
  const carrier = await carrierOf(sender);
  const since = new Date(touch.claimedAt.getTime() - marginMs);
  const known = await carrier.find(sender, { attemptId: touch.attemptId, to: address, since });
  const owned = known?.length ? await inTransaction(ctx, (tx) => ownedIds(tx, known)) : new Set<string>();
  return resolutionOf({ body: touch.body ?? "", known, owned, ageMs, attempts: touch.attempts });
}

/** A mail server forgets what it took; a receipt, an answer or a person may still tell. */
const nobodyToAsk =
  "The mail server never answered, and it cannot be asked. A person must decide whether the mail was sent.";

async function ownedIds(tx: Tx, known: readonly KnownText[]): Promise<Set<string>> {
  const rows = await tx
    .select({ providerId: touches.providerId })
    .from(touches)
    .where(
      and(
        own(tx),
        inArray(
          touches.providerId,
          known.map(({ providerId }) => providerId),
        ),
      ),
    );
  return new Set(rows.flatMap(({ providerId }) => providerId ?? []));
}

async function settle(
  tx: Tx,
  resolved: readonly { open: Open; resolution: Resolution }[],
  edge: Sources,
): Promise<void> {
  await lockPeople(
    tx,
    resolved.map(({ open: { touch } }) => touch),
  );
  const adopted = resolved.flatMap(({ open, resolution }) =>
    resolution.kind === "adopt" ? [{ open, text: resolution.text }] : [],
  );
  await rememberStatuses(
    tx,
    adopted.map(({ text }) => text),
  );
  await recordAccepted(
    tx,
    adopted.flatMap(({ open, text }) => acceptedFrom(open, text)),
    edge,
  );
  const again = resolved.filter(({ resolution }) => resolution.kind === "send_again");
  await writeStatus(
    tx,
    again.map(({ open: { touch } }) => ({
      id: touch.id,
      status: "pending" as const,
      reason: "The carrier never got it; it passes the gate again.",
    })),
    ["unknown"],
  );
  if (again.length > 0) await announce(tx, touchesDue, {});
  const waiting = resolved.filter(({ resolution }) => resolution.kind === "wait");
  await writeUnknown(
    tx,
    waiting.map(({ open: { touch } }) => ({ id: touch.id, reason: touch.reason ?? "The carrier is being asked." })),
    lookAgainSeconds,
  );
  const parked = resolved.flatMap(({ open, resolution }) =>
    resolution.kind === "park" ? [{ id: open.touch.id, status: "unknown" as const, reason: resolution.reason }] : [],
  );
  await writeStatus(tx, parked, ["unknown"]);
  await announceChanges(
    tx,
    resolved.map(({ open: { touch } }) => touch),
  );
}

const acceptedFrom = ({ touch, sender }: Open, text: KnownText): Accepted[] => {
  if (!touch.attemptId) return [];
  const { attemptId, body, subject, segments } = touch;
  return [
    {
      touch,
      attemptId,
      body: body ?? "",
      subject,
      segments: segments ?? 1,
      provider: sender?.provider ?? "twilio",
      providerId: text.providerId,
      providerStatus: "queued",
    },
  ];
};

/** What the list said about a text is a receipt like any other. */
async function rememberStatuses(tx: Tx, known: readonly KnownText[]): Promise<void> {
  const told = known.filter(({ status }) => rankOf(status) > rankOf("queued"));
  if (told.length === 0) return;
  await tx
    .insert(deliveryEvents)
    .values(
      told.map(({ providerId, status, errorCode }) => ({
        tenantId: tx.tenantId,
        id: newId(),
        providerId,
        providerStatus: status,
        errorCode,
        applied: 0,
        receivedAt: tx.realNow(),
      })),
    )
    .onConflictDoNothing({
      target: [deliveryEvents.tenantId, deliveryEvents.providerId, deliveryEvents.providerStatus],
    });
}
