import { and, eq, isNull, sql } from "drizzle-orm";
import { enrollments } from "@/drizzle/schema";
import { setFollowUpStage } from "@/server/leads";
import { addTouches, type NewTouch, type SentTouch } from "@/server/messaging";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { type LeadFacts, nextStep, type Plan } from "./next-step";
import { campaignOf, routeOf, type Step, stepsOf } from "./rows";

/** After texts left: each lead's next one becomes a row of the ledger, or the enrollment ends with its reason. */
export async function followOn(tx: Tx, touches: readonly SentTouch[]): Promise<void> {
  for (const [campaignId, own] of Map.groupBy(touches, (touch) => touch.campaignId)) {
    if (campaignId) await followCampaign(tx, campaignId, own);
  }
}

async function followCampaign(tx: Tx, campaignId: string, touches: readonly SentTouch[]): Promise<void> {
  const { stopOn } = await campaignOf(tx, campaignId);
  const steps = await stepsOf(tx, campaignId);
  const facts = await factsOf(tx, campaignId, touches);
  const next: NewTouch[] = [];
  const ended = new Map<string, string>();
  for (const touch of touches) {
    const planned = plan({ steps, stopOn }, touch, facts.get(touch.leadId ?? "") ?? nothing);
    if ("ended" in planned) ended.set(touch.leadId ?? "", planned.ended);
    else next.push({ ...planned, ...writtenBy(steps.find(({ step }) => step === planned.step)) });
  }
  await addTouches(tx, next);
  await endEnrollments(tx, campaignId, ended);
  await setFollowUpStage(tx, leadsAt(touches, 2), "Followup_1");
  await setFollowUpStage(tx, leadsAt(touches, 3), "Followup_2");
}

const writtenBy = (step: Step | undefined) => ({
  author: step?.mode === "ai" ? ("ai" as const) : ("campaign" as const),
  ...routeOf(step),
});

const leadsAt = (touches: readonly SentTouch[], step: number) =>
  touches.flatMap((touch) => (touch.step === step && touch.leadId ? [touch.leadId] : []));

const nothing: LeadFacts = {
  replied: false,
  booked: false,
  optedOut: false,
  negative: false,
  withPerson: false,
  merged: false,
};

type Planned = Omit<NewTouch, "author" | "reason" | "step"> & { step: number };

function plan(sequence: Plan, touch: SentTouch, facts: LeadFacts): Planned | { ended: string } {
  const following = nextStep(sequence, { step: touch.step ?? 1, sentAt: touch.sentAt }, facts);
  if ("ended" in following) return following;
  const { campaignId, conversationId, leadId } = touch;
  const sourceKey = `${campaignId}:${leadId}:${following.step}`;
  return {
    source: "campaign",
    sourceKey,
    campaignId,
    step: following.step,
    conversationId,
    leadId,
    class: "marketing",
    dueAt: following.dueAt,
  };
}

type FactRow = { id: string } & {
  replied: boolean;
  booked: boolean;
  opted_out: boolean;
  negative: boolean;
  with_person: boolean;
  merged: boolean;
};

/** What has become of these leads since they were enrolled, in one statement. */
async function factsOf(tx: Tx, campaignId: string, touches: readonly SentTouch[]): Promise<Map<string, LeadFacts>> {
  const { rows } = (await tx.execute(sql`
    select l.id, exists (select from messages m where m.tenant_id = l.tenant_id and m.lead_id = l.id and m.direction = 'in' and m.at >= e.enrolled_at) as replied,
           l.conversation_state = 'booked' as booked, l.conversation_state = 'opted_out' as opted_out,
           l.response_status = 'Rejected' as negative, coalesce(c.owner = 'human' or c.needs_human is not null, false) as with_person,
           l.merged_into_id is not null as merged
    from enrollments e
    join leads l on l.tenant_id = e.tenant_id and l.id = e.lead_id
    left join conversations c on c.tenant_id = l.tenant_id and c.id = l.id
    where e.tenant_id = ${tx.tenantId} and e.campaign_id = ${campaignId}
      and ${among(
        sql`e.lead_id`,
        touches.flatMap(({ leadId }) => leadId ?? []),
      )}`)) as unknown as {
    rows: FactRow[];
  };
  return new Map(
    rows.map(({ id, replied, booked, opted_out, negative, with_person, merged }) => [
      id,
      { replied, booked, optedOut: opted_out, negative, withPerson: with_person, merged },
    ]),
  );
}

/** A lead takes part in no campaign any more, for this reason. */
export async function endForLead(tx: Tx, leadId: string, reason: string): Promise<void> {
  await tx
    .update(enrollments)
    .set({ endedReason: reason })
    .where(and(eq(enrollments.tenantId, tx.tenantId), eq(enrollments.leadId, leadId), isNull(enrollments.endedReason)));
}

async function endEnrollments(tx: Tx, campaignId: string, ended: ReadonlyMap<string, string>): Promise<void> {
  if (ended.size === 0) return;
  const rows = JSON.stringify([...ended].map(([leadId, reason]) => ({ lead_id: leadId, reason })));
  await tx.execute(sql`
    update enrollments e set ended_reason = r.reason
    from json_to_recordset(${rows}::json) as r(lead_id uuid, reason text)
    where e.tenant_id = ${tx.tenantId} and e.campaign_id = ${campaignId} and e.lead_id = r.lead_id and e.ended_reason is null
      and ${among(sql`e.lead_id`, ended.keys())}`);
}
