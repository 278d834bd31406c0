import { and, eq, gt, isNotNull } from "drizzle-orm";
import { senders, touches } from "@/drizzle/schema";
import { statusWords } from "@/server/channels";
import { suppressUnreachable } from "@/server/consent";
import { alertPeople } from "@/server/notices";
import type { Tx } from "@/server/platform/db";
import { cancelPending } from "../cancel";
import type { Refused } from "../carrier-refusals";
import { isSoft, mailMeaningOf } from "./codes";

type Bounced = Pick<Refused, "touchId" | "leadId" | "senderId" | "address" | "code">;

const dayMs = 86_400_000;
const softBounces = 3;
const softWindowMs = 14 * dayMs;
const softSpanMs = 3 * dayMs;

/** The address is suppressed for e-mail at once, and what waits for it is cancelled; texts are another matter. */
export async function addressDead(tx: Tx, { leadId, address }: Bounced): Promise<void> {
  if (!address) return;
  await suppressUnreachable(tx, { address, verbatim: null });
  if (leadId)
    await cancelPending(tx, { leadIds: [leadId], channels: ["email"], reason: "E-mail cannot reach this address." });
}

/** What servers said about mails to this lead within two weeks. */
async function codesOf(tx: Tx, leadId: string): Promise<{ code: number; at: Date }[]> {
  const rows = await tx
    .select({ code: touches.errorCode, at: touches.updatedAt })
    .from(touches)
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(touches.leadId, leadId),
        eq(touches.channel, "email"),
        isNotNull(touches.errorCode),
        gt(touches.updatedAt, new Date(tx.realNow().getTime() - softWindowMs)),
      ),
    );
  return rows.flatMap(({ code, at }) => (code === null ? [] : [{ code, at }]));
}

/** "Domain not found" and "access denied" are believed the second time. */
export async function addressDying(tx: Tx, bounced: Bounced): Promise<void> {
  if (!bounced.leadId) return;
  const same = (await codesOf(tx, bounced.leadId)).filter(({ code }) => code === bounced.code);
  if (same.length >= 2) await addressDead(tx, bounced);
}

/** Three soft bounces in 14 days over at least 72 hours make a hard one (policy). */
export async function softBounced(tx: Tx, bounced: Bounced): Promise<void> {
  if (!bounced.leadId) return;
  const times = (await codesOf(tx, bounced.leadId)).filter(({ code }) => isSoft(code)).map(({ at }) => at.getTime());
  const span = Math.max(...times) - Math.min(...times);
  if (times.length >= softBounces && span >= softSpanMs) await addressDead(tx, bounced);
}

/** Not about the address: the people who look after the domain are told, once a day for each mailbox and code. */
export async function domainRefused(tx: Tx, { touchId, senderId, code }: Bounced): Promise<void> {
  if (!senderId || code === null) return;
  const alike = await tx
    .select({ id: touches.id })
    .from(touches)
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(touches.senderId, senderId),
        eq(touches.errorCode, code),
        gt(touches.updatedAt, new Date(tx.realNow().getTime() - dayMs)),
      ),
    )
    .limit(2);
  if (alike.some(({ id }) => id !== touchId)) return;
  const [mailbox] = await tx
    .select({ address: senders.number })
    .from(senders)
    .where(and(eq(senders.tenantId, tx.tenantId), eq(senders.id, senderId)));
  await alertPeople(tx, {
    roles: ["owner", "admin"],
    subject: "A mail server refuses your mail",
    body: `${mailMeaningOf(code).sentence} (${statusWords(code)}) This is about ${mailbox?.address ?? "the mailbox"} and its domain, not about the person. Check the domain in Settings > Channels.`,
  });
}
