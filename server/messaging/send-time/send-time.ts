import { candidatesFor, type FrequencyVerdict, type PlaceEvidence, type SlotVerdict, sendTime } from "@/server/timing";
import type { Question } from "../question";

/** Where the lead may be, and what the sending hours say to an instant there. */
export interface Whereabouts {
  readonly place: PlaceEvidence;
  readonly slotAt: (at: Date) => SlotVerdict;
}

/** When a campaign that asks for the best time would let this message leave; null where nobody asks, or it waited for it already. */
export function sendTimeOf(
  { proposal, sheet, now }: Question,
  { place, slotAt }: Whereabouts,
): FrequencyVerdict | null {
  if (!sheet.answerHours || !proposal.campaign?.bestTime || proposal.hasWaited) return null;
  const lead = proposal.leadId ? sheet.leads.get(proposal.leadId) : undefined;
  return sendTime({
    pattern: sheet.answerHours,
    industry: lead?.attributes.industry ?? null,
    zone: candidatesFor(place, now).zones[0] ?? null,
    isOpen: (at) => slotAt(at).outcome === "open",
    at: now,
  });
}
