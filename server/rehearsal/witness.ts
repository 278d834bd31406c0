import { and, count, eq, inArray } from "drizzle-orm";
import { leads, simulatedReplies } from "@/drizzle/schema";
import type { SendWitness, SentTouch } from "@/server/messaging";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { simulationPlanned } from "./events";
import { answerOf, delaySecondsOf } from "./personas";

const hasLink = (body: string) => /https?:\/\/\S+\/b\/\S+/.test(body);
const mostTurns = 6;

type Simulated = { id: string; persona: string | null };

/** Hears what the sandbox carrier took and plans what the simulated leads do about it. Texts by real carriers are not heard. */
export const simulationWitness: SendWitness = {
  sent: async (tx: Tx, touches: readonly SentTouch[]) => {
    const heard = touches.filter(
      (touch) =>
        touch.channel === "sms" && touch.provider === "sandbox" && touch.leadId !== null && touch.class !== "required",
    );
    if (heard.length === 0 || !tx.ctx.sandbox) return;
    const planned = plansFor(heard, await simulatedLeads(tx, heard), await turnsOf(tx, heard));
    if (planned.length === 0) return;
    await tx
      .insert(simulatedReplies)
      .values(planned.map((plan) => ({ ...plan, tenantId: tx.tenantId, id: newId(), createdAt: tx.realNow() })));
    await announce(tx, simulationPlanned, {});
  },
};

const idsOf = (touches: readonly SentTouch[]) => [...new Set(touches.flatMap(({ leadId }) => leadId ?? []))];

async function simulatedLeads(tx: Tx, touches: readonly SentTouch[]): Promise<Map<string, Simulated>> {
  const rows = await tx
    .select({ id: leads.id, persona: leads.persona })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), inArray(leads.id, idsOf(touches))));
  return new Map(rows.map((row) => [row.id, row]));
}

/** How often each lead has answered, planned answers included. */
async function turnsOf(tx: Tx, touches: readonly SentTouch[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ leadId: simulatedReplies.leadId, turns: count() })
    .from(simulatedReplies)
    .where(and(eq(simulatedReplies.tenantId, tx.tenantId), inArray(simulatedReplies.leadId, idsOf(touches))))
    .groupBy(simulatedReplies.leadId);
  return new Map(rows.map(({ leadId, turns }) => [leadId, turns]));
}

type Plan = { leadId: string; touchId: string; kind: "text" | "booking"; body: string | null; dueAt: Date };

function plansFor(
  touches: readonly SentTouch[],
  people: ReadonlyMap<string, Simulated>,
  turns: ReadonlyMap<string, number>,
): Plan[] {
  return touches.flatMap((touch): Plan[] => {
    const lead = people.get(touch.leadId ?? "");
    const turn = turns.get(touch.leadId ?? "") ?? 0;
    if (!lead || turn >= mostTurns) return [];
    const answer = answerOf(lead, { text: touch.body, turn, hasLink: hasLink(touch.body) });
    if (!answer) return [];
    const dueAt = new Date(touch.sentAt.getTime() + delaySecondsOf(lead.id, turn) * 1000);
    const common = { leadId: lead.id, touchId: touch.id, dueAt };
    return "say" in answer
      ? [{ ...common, kind: "text", body: answer.say }]
      : [{ ...common, kind: "booking", body: null }];
  });
}
