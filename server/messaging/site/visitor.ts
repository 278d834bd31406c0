import { and, desc, eq, gt, inArray } from "drizzle-orm";
import { messages, touches } from "@/drizzle/schema";
import { addVisit, endVisit, leadMeant, refusalToBelieve, type SiteCaller } from "@/server/channels";
import type { CardAct, StartVisitInput } from "@/server/channels/schemas";
import { agreeOnSite, leaveOnSite, returnOnSite, siteOptIns } from "@/server/consent";
import { historyIds, leadRow } from "@/server/leads";
import { closes } from "@/server/leads/schemas";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Forbidden, NotFound } from "@/server/platform/errors";
import { cancelPending } from "../cancel";
import { type Halt, haltsInForce } from "../halts/rows";
import { haltOver } from "../halts/standing";
import { applyReceipt } from "../receipts";
import { within } from "./session";

// What the script on the workspace's own site asks in the name of its visitor.

/** Whether messages come: the person may turn them off and on. */
export type Messages = "on" | "off";
export interface Visitor {
  token: string;
  expiresAt: Date;
  messages: Messages;
  /** Under which a browser may subscribe to notifications. */
  pushKey: string | null;
}

type Arriving = { given: StartVisitInput; userAgent: string | null };

/** Begins a session for whom the site's own server vouches. Marked `system`: the signature is the proof. @throws Forbidden */
export async function beginVisit(
  { ctx, secrets, origin, pushKey }: SiteCaller,
  { given, userAgent }: Arriving,
): Promise<Visitor> {
  const refusal = refusalToBelieve(given, { secrets, now: ctx.realNow() });
  if (refusal) throw new Forbidden(refusal);
  return inTransaction(ctx, async (tx) => {
    const leadId = await leadMeant(tx, given);
    const visit = await addVisit(tx, { leadId, origin, userAgent, identifiedBy: "signature" });
    const isOn = await agreeOnSite(tx, { leadId, channel: "in_app", origin, userAgent, how: "signed in" });
    return { ...visit, messages: isOn ? "on" : "off", pushKey };
  });
}

/** A message as the script shows it: nothing about the person. */
export interface Card {
  id: string;
  title: string;
  body: string;
  link: string | null;
  at: Date;
  isNew: boolean;
}

const dayMs = 86_400_000;
/** Older ones have had their time. */
const shownDays = 30;
const mostCards = 20;

/** The cards of a visitor, the newest first; none while messages are off or a halt is in force. Marked `system`: the session is the proof. */
export const visitorCards = (caller: SiteCaller, token: string): Promise<{ messages: Messages; cards: Card[] }> =>
  within(caller, token, async (tx, visit) => {
    if (!(await areOn(tx, visit.leadId))) return { messages: "off", cards: [] };
    const halts = await haltsInForce(tx);
    const rows = await rowsFor(tx, visit.leadId);
    const open = rows.filter(({ campaignId, senderId }) => !isHalted(halts, { campaignId, senderId }));
    return { messages: "on", cards: open.map(shown) };
  });

async function areOn(tx: Tx, leadId: string): Promise<boolean> {
  const { suppressed } = await leadRow(tx, leadId);
  if (closes(suppressed, "in_app")) return false;
  return (await siteOptIns(tx, "in_app", [leadId])).get(leadId)?.status === "granted";
}

const isHalted = (halts: readonly Halt[], passage: { campaignId: string | null; senderId: string | null }) =>
  haltOver(halts, { channel: "in_app", ...passage }) !== null;

const columns = {
  id: touches.id,
  providerId: touches.providerId,
  providerStatus: touches.providerStatus,
  campaignId: touches.campaignId,
  senderId: touches.senderId,
  title: messages.subject,
  body: messages.body,
  link: touches.link,
  at: messages.at,
};

async function rowsFor(tx: Tx, leadId: string) {
  const ids = await historyIds(tx, await leadRow(tx, leadId));
  const rows = await tx
    .select(columns)
    .from(messages)
    .innerJoin(touches, and(eq(touches.tenantId, messages.tenantId), eq(touches.id, messages.touchId)))
    .where(
      and(
        eq(messages.tenantId, tx.tenantId),
        inArray(messages.leadId, ids),
        eq(messages.channel, "in_app"),
        eq(messages.direction, "out"),
        gt(messages.at, new Date(tx.now().getTime() - shownDays * dayMs)),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(mostCards);
  return rows.filter(({ providerStatus }) => providerStatus !== "dismissed");
}

type Row = Awaited<ReturnType<typeof rowsFor>>[number];

const done: ReadonlySet<string | null> = new Set(["clicked", "dismissed"]);

const shown = ({ id, title, body, link, at, providerStatus }: Row): Card => ({
  id,
  title: title ?? "",
  body,
  link,
  at,
  isNew: !done.has(providerStatus),
});

/** The ledger's words for what a reader did; to click or to put away is to have seen. */
const statusesOf: Record<CardAct, readonly string[]> = {
  shown: ["delivered"],
  clicked: ["delivered", "clicked"],
  dismissed: ["delivered", "dismissed"],
};

type Told = { token: string; cardId: string; act: CardAct };

/** What the reader did with a card stands in the ledger as a carrier's receipt does. Marked `system`: the session is the proof. @throws NotFound for somebody else's card. */
export async function tellOfCard(caller: SiteCaller, { token, cardId, act }: Told): Promise<void> {
  const providerId = await within(caller, token, async (tx, visit) => {
    const own = (await rowsFor(tx, visit.leadId)).find(({ id }) => id === cardId);
    if (!own?.providerId) throw new NotFound("message");
    return own.providerId;
  });
  for (const status of statusesOf[act])
    await applyReceipt(caller.ctx, { provider: "site", providerId, status, errorCode: null, attemptId: null });
}

/** The person turns messages off, which cancels what waits, or on again. Marked `system`: the session is the proof. */
export const chooseMessages = (caller: SiteCaller, { token, messages: to }: { token: string; messages: Messages }) =>
  within(caller, token, async (tx, { leadId, origin, userAgent }): Promise<Messages> => {
    const act = { leadId, channel: "in_app" as const, origin, userAgent };
    if (to === "on") await returnOnSite(tx, { ...act, how: "turned messages on" });
    else {
      await leaveOnSite(tx, { ...act, how: "turned messages off" });
      const reason = "The person turned messages on the site off.";
      await cancelPending(tx, { leadIds: [leadId], channels: ["in_app"], except: ["required"], reason });
    }
    return to;
  });

/** Whoever signs out of the site is no visitor any more in this browser. Marked `system`: the session is the proof. */
export const endVisitOf = (caller: SiteCaller, token: string): Promise<void> =>
  within(caller, token, (tx, { id }) => endVisit(tx, id));
