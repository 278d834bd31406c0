import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { addTwilioSender } from "@/server/channels";
import { hearText } from "@/server/dialogue";
import { applyReceipt, sendDueTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { everySource } from "@/server/rehearsal";
import { aTenant, type TestCtx, ticking } from "@/server/testing";
import { launched, ledgerOf } from "@/server/testing/campaigns";
import { anInbound } from "@/server/testing/inbound";
import type { RecordingCarrier } from "@/server/testing/recording-carrier";
import { aTextableLead, mondayNoon } from "@/server/testing/texts";
import { segmentsBilled } from "../segments";
import type { CarrierLine, ClientLine, Evidence } from "./evidence";
import { joined, snapshotBy } from "./snapshot";

type Workspace = {
  ctx: TestCtx;
  campaign: string;
  leads: { id: string; phone: string }[];
};

const number = "+15005550006";

async function aWorkspace(client: ClientLine[], senderClass: "toll_free" | "unmetered"): Promise<Workspace> {
  const ctx = ticking(await aTenant({ now: mondayNoon }));
  const aheadMs = ctx.now().getTime() - Date.now();
  const [tenant, at, account] = [ctx.tenantId, Date.now(), `AC${newId().replaceAll("-", "")}`];
  await addTwilioSender(ctx, {
    account_sid: account,
    auth_token: `token-${newId()}`,
    number,
    sender_class: senderClass,
  });
  client.push(
    { kind: "clock", at: 0, tenant, aheadMs },
    { kind: "sender", at, tenant, account, number, segmentsPerSecond: senderClass === "toll_free" ? 3 : null },
  );
  const leads: Workspace["leads"] = [];
  for (let place = 0; place < 8; place++) {
    const consents = place < 7;
    const lead = await aTextableLead(ctx, { consent: consents ? "granted" : "none" });
    leads.push(lead);
    client.push({ kind: "imported", at, tenant, phone: lead.phone, state: "NY", zone: "America/New_York", consents });
    client.push({ kind: "shown", at, tenant, lead: lead.id, phone: lead.phone });
  }
  const campaign = await launched(ctx, { steps: [{ body: "Hi {first_name|there}, still looking?" }] });
  return { ctx, campaign, leads };
}

async function drainAll({ ctx }: Workspace): Promise<void> {
  for (let round = 0; round < 100; round++) {
    const { nextTokenInMs } = await sendDueTouches(ctx, { limit: 50, ...everySource });
    if (nextTokenInMs === null) return;
    await wait(nextTokenInMs);
  }
}

async function textIn({ ctx }: Workspace, client: ClientLine[], said: { from: string; body: string }): Promise<void> {
  const [at, sid] = [Date.now(), `SM${newId().replaceAll("-", "")}`];
  await hearText(ctx, anInbound(said.from, said.body, { provider: "twilio", providerId: sid }));
  const means = said.body === "STOP" ? "stop" : "other";
  client.push({ kind: "texted", at, ackedAt: Date.now(), status: 200, tenant: ctx.tenantId, sid, means, ...said });
}

const taken = ({ taken: texts }: RecordingCarrier): CarrierLine[] =>
  texts.map(({ sid, account, from, to, body, createdAt }) => {
    const at = createdAt.getTime();
    return { kind: "taken", arrived: at, at, sid, account, from, to, body, segments: segmentsBilled(body) };
  });

/** Receipts in the wrong order, one of them twice. */
async function tellReceipts({ ctx, leads }: Workspace, carrier: RecordingCarrier): Promise<CarrierLine[]> {
  const told: CarrierLine[] = [];
  const own = carrier.taken.filter(({ to }) => leads.some(({ phone }) => phone === to));
  for (const { sid } of own)
    for (const status of ["delivered", "sent", "delivered"]) {
      await applyReceipt(ctx, { provider: "twilio", providerId: sid, status, errorCode: null, attemptId: null });
      told.push({ kind: "told", at: Date.now(), sid, status });
    }
  return told;
}

/**
 * A small run of the product, as its witnesses wrote it down: two workspaces text their people, one of them by a number
 * with a limit; somebody asks, somebody opts out, somebody had never agreed.
 */
export async function recordedRun(carrier: RecordingCarrier): Promise<Evidence> {
  const client: ClientLine[] = [];
  const workspaces = [await aWorkspace(client, "toll_free"), await aWorkspace(client, "unmetered")] as const;
  for (const workspace of workspaces) await drainAll(workspace);
  for (const workspace of workspaces) {
    const [first, second] = workspace.leads;
    await textIn(workspace, client, { from: first?.phone ?? "", body: "How much is it?" });
    await textIn(workspace, client, { from: second?.phone ?? "", body: "STOP" });
    await drainAll(workspace);
  }
  const receipts: CarrierLine[] = [];
  for (const workspace of workspaces) receipts.push(...(await tellReceipts(workspace, carrier)));
  for (const { ctx, campaign } of workspaces) {
    const counts = { ...(await ledgerOf(ctx, campaign)) };
    client.push({ kind: "ledger", at: Date.now(), tenant: ctx.tenantId, campaign, counts });
  }
  const rows = ({ ctx }: Workspace) =>
    inTransaction(ctx, (tx) =>
      snapshotBy(async (text) => (await tx.execute(sql.raw(text))) as unknown as { rows: Record<string, unknown>[] }),
    );
  const snapshot = joined([await rows(workspaces[0]), await rows(workspaces[1])]);
  return { carrier: [...taken(carrier), ...receipts], client, snapshot };
}
