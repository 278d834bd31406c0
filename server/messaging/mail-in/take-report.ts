import { and, eq } from "drizzle-orm";
import { deliveryEvents, touches } from "@/drizzle/schema";
import { record } from "@/server/audit";
import {
  type BounceReading,
  type DeliveryReport,
  type EarlierBounce,
  isGivenUp,
  readBounce,
  statusCode,
} from "@/server/channels";
import { suppressUnreachable } from "@/server/consent";
import { contactOf, leadsByAddress } from "@/server/leads";
import { alertPeople } from "@/server/notices";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex } from "@/server/platform/vault";
import { slowDown } from "@/server/timing";
import { cancelPending } from "../cancel";
import { fallBack } from "../choice/fall-back";
import { announceChanges, writeStatus } from "../ledger-writes";
import { lockPeople } from "../lock-order";
import { deliveryOf, mayFollow, rankOf } from "../status-rank";
import { countOutcomes, earlierBounces, type Followed, type MailedTouch } from "./rows";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const rememberedDays = 180;
const softBounceDays = 14;
/** A mail that bounced softly is tried again after a day, twice (policy). */
const retry = { afterHours: 24, attempts: 3 };

type Reported = {
  mailId: string;
  touch: MailedTouch | null;
  reports: readonly DeliveryReport[];
  /** The recipient of our mail, where the report sends it back. */
  originalTo: string | null;
};

/** What a server says became of our mail, applied once; a report about a mail that we never sent changes nothing. */
export async function takeReport(tx: Tx, { mailId, touch, reports, originalTo }: Reported): Promise<Followed> {
  if (!touch) return { outcome: "ignored", detail: "It is about no mail of ours." };
  const report = reports.find(({ action }) => action === "failed") ?? reports[0];
  if (!report) return { outcome: "ignored", detail: "It says nothing." };
  await lockPeople(tx, [touch]);
  const [now] = await tx.select().from(touches).where(one(tx, touch)).for("update");
  const current = { ...touch, ...now, leadId: touch.leadId };
  const about = { touchId: touch.id, campaignId: touch.campaignId, leadId: touch.leadId };
  await keepEvent(tx, current, report);
  if (report.action === "delivered") return { ...about, ...(await delivered(tx, current)) };
  if (report.action !== "failed") return { ...about, outcome: "noted", detail: `A server says: ${report.action}.` };
  const followed = await failed(tx, { mailId, touch: current, report, originalTo });
  await fallBack(tx, [touch.id]);
  return { ...about, ...followed };
}

const one = (tx: Tx, { id }: { id: string }) => and(eq(touches.tenantId, tx.tenantId), eq(touches.id, id));

/** The ledger keeps each report whatever its order, as it keeps a carrier's receipts. */
async function keepEvent(tx: Tx, touch: MailedTouch, { action, status }: DeliveryReport): Promise<void> {
  const providerStatus = `${action} ${status ?? ""}`.trim();
  await tx
    .insert(deliveryEvents)
    .values({
      tenantId: tx.tenantId,
      id: newId(),
      touchId: touch.id,
      providerId: touch.providerId ?? touch.id,
      providerStatus,
      applied: action === "failed" || action === "delivered" ? 1 : 0,
      receivedAt: tx.realNow(),
    })
    .onConflictDoNothing({
      target: [deliveryEvents.tenantId, deliveryEvents.providerId, deliveryEvents.providerStatus],
    });
}

type Settled = { status: string; failure?: { reason: string; code: number | null } };

async function settleDelivery(tx: Tx, touch: MailedTouch, { status, failure }: Settled) {
  if (!mayFollow(status, { status: touch.providerStatus, rank: touch.statusRank })) return false;
  await tx
    .update(touches)
    .set({
      providerStatus: status,
      statusRank: rankOf(status),
      delivery: deliveryOf(status),
      ...(failure ? { reason: failure.reason, errorCode: failure.code } : {}),
      updatedAt: tx.realNow(),
    })
    .where(one(tx, touch));
  await announceChanges(tx, [touch]);
  return true;
}

async function delivered(tx: Tx, touch: MailedTouch): Promise<Followed> {
  const isNews = await settleDelivery(tx, touch, { status: "delivered" });
  return isNews ? { outcome: "delivered" } : { outcome: "noted", detail: "This was known already." };
}

type Failed = { mailId: string; touch: MailedTouch; report: DeliveryReport; originalTo: string | null };

async function failed(tx: Tx, { mailId, touch, report, originalTo }: Failed): Promise<Followed> {
  const bounce = readBounce(report);
  const reason = bounce.status ? `${bounce.sentence} (${bounce.status})` : bounce.sentence;
  const code = bounce.status ? statusCode(bounce.status) : null;
  if (!(await settleDelivery(tx, touch, { status: "undelivered", failure: { reason, code } })))
    return { outcome: "noted", detail: "This was known already." };
  const address = await addressOf(tx, touch.leadId, [report.recipient, originalTo]);
  const addressHash = address && (await blindIndex(tx, "email", address));
  const said = { addressHash, bounceClass: bounce.class, status: bounce.status, detail: reason };
  if (bounce.class === "not_address") return { ...said, ...(await refusedByPolicy(tx, reason)) };
  const since = new Date(tx.now().getTime() - rememberedDays * dayMs);
  const earlier = addressHash ? await earlierBounces(tx, { addressHash, mailId, since }) : [];
  if (address && isGivenUp(bounce, earlier, tx.now())) {
    await giveUp(tx, { touch, address, reason });
    return { ...said, outcome: "given_up" };
  }
  await slowSoftBounces(tx, touch, earlier);
  await tryAgain(tx, touch, bounce);
  return { ...said, outcome: "bounced" };
}

/**
 * The address that failed: the first of the named ones that the lead has; the lead's present one where none is named. An
 * address that the lead no longer has, or that mail was forwarded to, says nothing about the present one.
 */
async function addressOf(tx: Tx, leadId: string | null, named: readonly (string | null)[]): Promise<string | null> {
  const given = named.filter((address) => address !== null);
  if (!leadId) return given[0] ?? null;
  if (given.length === 0) return (await contactOf(tx, leadId))?.email ?? null;
  for (const address of given) {
    const owners = await leadsByAddress(tx, [await blindIndex(tx, "email", address)]);
    if (owners.some(({ id }) => id === leadId)) return address;
  }
  return null;
}

async function giveUp(tx: Tx, { touch, address, reason }: { touch: MailedTouch; address: string; reason: string }) {
  const leadIds = await suppressUnreachable(tx, { address, verbatim: reason });
  await cancelPending(tx, {
    leadIds,
    channels: ["email"],
    except: ["required"],
    reason: "Mails cannot reach this address.",
  });
  if (touch.leadId)
    await record(tx, "lead.mail_undeliverable", { subject: { type: "lead", id: touch.leadId }, reason });
}

/** A second soft bounce within two weeks: mails to this person wait; other channels are another matter. */
async function slowSoftBounces(tx: Tx, { leadId }: MailedTouch, earlier: readonly EarlierBounce[]): Promise<void> {
  const since = tx.now().getTime() - softBounceDays * dayMs;
  const isSecond = earlier.some((one) => one.class === "soft" && one.at.getTime() > since);
  if (leadId && isSecond) await slowDown(tx, [{ leadId, kind: "soft_bounces", channel: "email" }]);
}

async function tryAgain(tx: Tx, touch: MailedTouch, { sentence, status }: BounceReading): Promise<void> {
  if (touch.status !== "sent" || touch.attempts >= retry.attempts) return;
  const dueAt = new Date(tx.now().getTime() + retry.afterHours * hourMs);
  const reason = `${sentence} ${status ? `(${status}) ` : ""}Trying again.`;
  await writeStatus(tx, [{ id: touch.id, status: "pending", reason, dueAt }], ["sent"]);
}

/** Nobody is suppressed: who looks after the sending domain hears of it, once a day. */
async function refusedByPolicy(tx: Tx, reason: string): Promise<Followed> {
  const isNews = (await countOutcomes(tx, "refused_by_policy", new Date(tx.now().getTime() - dayMs))) === 0;
  if (isNews)
    await alertPeople(tx, {
      roles: ["owner", "admin"],
      subject: "A mail server refuses mail from your domain",
      body: `${reason}\n\nThis is about your sending domain or your mails, not about the people whom you write to: nobody was taken off the list. Check SPF, DKIM and DMARC of the domain under Settings > Channels.`,
    });
  return { outcome: "refused_by_policy" };
}
