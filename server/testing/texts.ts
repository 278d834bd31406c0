import { eq, sql } from "drizzle-orm";
import { campaigns, drainLeases, leads, senders, touches } from "@/drizzle/schema";
import { addTwilioSender, seedSenders } from "@/server/channels";
import { suppress } from "@/server/consent";
import { sealPhone } from "@/server/leads";
import { addTouches, type NewTouch, type SentTouch, type TouchSource } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex, tenantKeys } from "@/server/platform/vault";
import { aTenant, type TestCtx } from "./tenant";

/** Monday noon in New York: inside every window of the country. */
export const mondayNoon = "2026-11-23T17:00:00Z";

type Carrier = "sandbox" | "twilio";

/** A tenant with a number to send from. */
export async function aTexter({
  carrier = "sandbox",
  now = mondayNoon,
}: {
  carrier?: Carrier;
  now?: string;
} = {}): Promise<TestCtx> {
  const ctx = await aTenant({ now });
  if (carrier === "sandbox") await seedSenders(ctx);
  else
    await addTwilioSender(ctx, {
      account_sid: `AC${newId().replaceAll("-", "")}`,
      auth_token: `token-${newId()}`,
      number: "+15005550006",
      sender_class: "unmetered",
    });
  return ctx;
}

type LeadOptions = {
  phone?: string;
  consent?: "granted" | "unknown" | "none" | "withdrawn";
  state?: string;
  timeZone?: string;
};

let lastNumber = 2_000_000;

/** A lead in New York with consent on record, unless told otherwise. */
export async function aTextableLead(
  ctx: Ctx,
  { phone, consent = "granted", state = "NY", timeZone }: LeadOptions = {},
): Promise<{ id: string; phone: string }> {
  const id = newId();
  lastNumber += 1;
  const number = phone ?? `+1212${lastNumber}`;
  await inTransaction(ctx, async (tx) => {
    await tx.insert(leads).values({
      tenantId: ctx.tenantId,
      id,
      firstName: "Lee",
      phoneSealed: sealPhone(await tenantKeys(tx), id, number),
      phoneHash: await blindIndex(tx, "phone", number),
      phoneCountry: "US",
      phoneZones: "America/New_York",
      phoneRegions: "US-NY",
      state,
      country: "US",
      timeZone: timeZone ?? null,
      timeZoneStatedAt: timeZone ? ctx.now() : null,
      smsConsent: consent,
      createdAt: ctx.realNow(),
      updatedAt: ctx.realNow(),
    });
  });
  return { id, phone: number };
}

type CampaignOptions = { status?: "running" | "paused"; ratePerMinute?: number; dailyNewLeads?: number };

export async function aRunningCampaign(
  ctx: Ctx,
  { status = "running", ratePerMinute, dailyNewLeads }: CampaignOptions = {},
): Promise<string> {
  const id = newId();
  await inTransaction(ctx, (tx) =>
    tx.insert(campaigns).values({
      tenantId: ctx.tenantId,
      id,
      name: "Reactivation",
      status,
      ratePerMinute: ratePerMinute ?? null,
      dailyNewLeads: dailyNewLeads ?? null,
      createdBy: "test",
      createdAt: ctx.realNow(),
      updatedAt: ctx.realNow(),
    }),
  );
  return id;
}

/** One campaign text a lead, due now; `more` changes any of its fields. */
export async function dueTexts(
  ctx: Ctx,
  campaignId: string,
  [leadIds, more = {}]: readonly [leadIds: readonly string[], more?: Partial<NewTouch>],
): Promise<string[]> {
  return inTransaction(ctx, (tx) =>
    addTouches(
      tx,
      leadIds.map((leadId) => ({
        source: "campaign",
        sourceKey: `${campaignId}:${leadId}:${more.step ?? 1}`,
        campaignId,
        step: 1,
        conversationId: leadId,
        leadId,
        class: "marketing",
        author: "campaign",
        dueAt: ctx.now(),
        ...more,
      })),
    ),
  );
}

/** A running campaign by Twilio with a first text due for each of that many leads. */
export async function aCampaignOf(count: number) {
  const ctx = await aTexter({ carrier: "twilio" });
  const leads = await Promise.all(Array.from({ length: count }, () => aTextableLead(ctx)));
  const campaignId = await aRunningCampaign(ctx);
  await dueTexts(ctx, campaignId, [leads.map(({ id }) => id)]);
  return { ctx, leads, campaignId };
}

/** A source that writes the same words for everybody and remembers what was sent. */
export function wordsFor(
  source: TouchSource["source"],
  body = "Still thinking about your roof?",
): TouchSource & { told: SentTouch[] } {
  const told: SentTouch[] = [];
  return {
    source,
    told,
    compose: async (_, due) => new Map(due.map(({ id }) => [id, { body }])),
    sent: async (_, sent) => void told.push(...sent),
  };
}

export type TouchRow = typeof touches.$inferSelect;

export const touchRows = (ctx: Ctx): Promise<TouchRow[]> =>
  inTransaction(ctx, (tx) => tx.select().from(touches).orderBy(touches.id));

export const newestTouch = async (ctx: Ctx): Promise<TouchRow | undefined> => (await touchRows(ctx)).at(-1);

/** Lets every claim's lease run out, as if its time had passed. */
export const expireLeases = (ctx: Ctx) =>
  inTransaction(ctx, (tx) =>
    tx
      .update(touches)
      .set({ leaseUntil: sql`now() - interval '1 second'` })
      .where(sql`${touches.leaseUntil} is not null`),
  );

/** The drain's lease is over, for whoever comes after. */
export const endLease = (ctx: Ctx) =>
  inTransaction(ctx, (tx) =>
    tx
      .update(drainLeases)
      .set({ leaseUntil: sql`now() - interval '1 second'` })
      .where(eq(drainLeases.tenantId, ctx.tenantId)),
  );

/** Makes hand-overs look as old as this. */
export const ageCalls = (ctx: Ctx, minutes: number) =>
  inTransaction(ctx, (tx) =>
    tx
      .update(touches)
      .set({ claimedAt: sql`${touches.claimedAt} - make_interval(mins => ${minutes})` })
      .where(sql`${touches.claimedAt} is not null`),
  );

export const senderOf = async (ctx: Ctx) => {
  const [row] = await inTransaction(ctx, (tx) => tx.select().from(senders).where(eq(senders.channel, "sms")));
  if (!row) throw new Error("no sender");
  return row;
};

/** Puts a number on the suppression list, as a STOP would. */
export async function suppressPhone(ctx: Ctx, phone: string): Promise<void> {
  await inTransaction(ctx, (tx) =>
    suppress(tx, { kind: "phone", address: phone, reason: "stop_keyword", verbatim: "STOP" }),
  );
}
