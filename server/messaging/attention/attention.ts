import type { Tx } from "@/server/platform/db";
import { attentionVerdict, type FrequencyVerdict, slowDown } from "@/server/timing";
import { kindOf } from "../facts";
import type { Question } from "../question";
import type { Decision } from "../verdict";
import { rivalKey } from "./rivals";

/** What the person's attention says to one more message, from the facts that the gate has. */
export function attentionOf({ proposal, sheet, now }: Question): FrequencyVerdict {
  const { leadId, campaign } = proposal;
  return attentionVerdict({
    kind: kindOf(proposal),
    channel: proposal.channel ?? "sms",
    contacts: leadId ? (sheet.history.get(leadId) ?? []) : [],
    lastInboundAt: sheet.threads.get(proposal.conversationId)?.lastInboundAt ?? null,
    slowDowns: leadId ? (sheet.slowDowns.get(leadId) ?? []) : [],
    rivals: leadId && campaign ? (sheet.rivals.get(rivalKey(campaign.id, leadId)) ?? []) : [],
    attention: sheet.profile.attention,
    timeZone: sheet.brand.timeZone,
    at: now,
  });
}

type Held = { readonly leadId: string | null; readonly decision: Decision };

/** The lead's timeline tells that silence slowed outreach down, and until when: once for each silence. */
export function noteUnanswered(tx: Tx, weighed: readonly Held[]): Promise<void> {
  const silent = weighed.flatMap(({ leadId, decision: { rule, until } }) =>
    leadId && until && rule === "attention.unanswered" ? [{ leadId, kind: "unanswered" as const, until }] : [],
  );
  return slowDown(tx, silent);
}
