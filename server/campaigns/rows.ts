import { and, asc, eq } from "drizzle-orm";
import { campaignSteps, campaigns } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { Brief, mayGoBy, type StepInput } from "./schemas";

export type Campaign = typeof campaigns.$inferSelect;
export type Step = Pick<
  typeof campaignSteps.$inferSelect,
  "step" | "channel" | "fallsBack" | "delayMinutes" | "mode" | "subject" | "body"
> & {
  brief: Brief | null;
};

const minutesPerDay = 1_440;
const one = (tx: Tx, id: string) => and(eq(campaigns.tenantId, tx.tenantId), eq(campaigns.id, id));

export async function campaignOf(tx: Tx, id: string): Promise<Campaign> {
  const [row] = isId(id) ? await tx.select().from(campaigns).where(one(tx, id)) : [];
  if (!row) throw new NotFound("campaign");
  return row;
}

/** The row, locked until the transaction ends: whoever changes its status holds it. */
export async function lockCampaign(tx: Tx, id: string): Promise<Campaign> {
  const [row] = isId(id) ? await tx.select().from(campaigns).where(one(tx, id)).for("update") : [];
  if (!row) throw new NotFound("campaign");
  return row;
}

export async function updateRow(
  tx: Tx,
  id: string,
  patch: Partial<Omit<Campaign, "tenantId" | "id" | "createdAt">>,
): Promise<Campaign> {
  const [row] = await tx
    .update(campaigns)
    .set({ ...patch, updatedAt: tx.realNow() })
    .where(one(tx, id))
    .returning();
  if (!row) throw new NotFound("campaign");
  return row;
}

export async function stepsOf(tx: Tx, campaignId: string): Promise<Step[]> {
  const rows = await tx
    .select()
    .from(campaignSteps)
    .where(and(eq(campaignSteps.tenantId, tx.tenantId), eq(campaignSteps.campaignId, campaignId)))
    .orderBy(asc(campaignSteps.step));
  return rows.map(({ step, channel, fallsBack, delayMinutes, mode, subject, body, brief }) => {
    const read = Brief.safeParse(brief);
    return { step, channel, fallsBack, delayMinutes, mode, subject, body, brief: read.success ? read.data : null };
  });
}

/** How a touch of a step gets its channel; until it is decided the row stands under the one that comes first. */
export const routeOf = (step: Pick<Step, "channel" | "fallsBack"> | undefined) => ({
  channel: !step || step.channel === "best" ? ("sms" as const) : step.channel,
  channelRule:
    step?.channel === "best" ? ("best" as const) : step?.fallsBack ? ("fallback" as const) : ("fixed" as const),
});

/** Only what may go as an e-mail has one; a blank one is none. */
const subjectOf = (step: StepInput) => (mayGoBy(step, "email") && step.subject?.trim()) || null;

/** Writes the whole sequence: a first text at once, each follow-up after its own wait. */
export async function writeSteps(tx: Tx, campaignId: string, steps: readonly StepInput[]): Promise<void> {
  await tx
    .delete(campaignSteps)
    .where(and(eq(campaignSteps.tenantId, tx.tenantId), eq(campaignSteps.campaignId, campaignId)));
  await tx.insert(campaignSteps).values(
    steps.map((step, at) => ({
      tenantId: tx.tenantId,
      campaignId,
      step: at + 1,
      channel: step.channel ?? "sms",
      fallsBack: step.fallback ?? false,
      delayMinutes: at === 0 ? 0 : Math.round((step.delay_days ?? 0) * minutesPerDay),
      mode: step.mode ?? "fixed",
      subject: subjectOf(step),
      body: step.body ?? null,
      brief: step.brief ? { ...step.brief } : null,
    })),
  );
}
