import type { IntentLabel } from "@/server/llm/schemas";
import type { TurnFacts } from "./pack";
import type { Reading } from "./reading";

const hourMs = 3_600_000;
/** Also a faint no is a reason to wait with the link. */
const SPOILS_FROM = 0.3;
const NOT_TWICE_WITHIN_MS = 72 * hourMs;

const spoilers: readonly IntentLabel[] = [
  "objection",
  "complaint",
  "not_now",
  "not_interested",
  "opt_out",
  "wrong_number",
  "abusive",
  "booked",
];
const questions: readonly IntentLabel[] = [
  "question_price",
  "question_product",
  "question_logistics",
  "question_identity",
];

export const asksSomething = (labels: ReadonlySet<IntentLabel>): boolean =>
  questions.some((label) => labels.has(label));
export const isPositive = (labels: ReadonlySet<IntentLabel>): boolean =>
  labels.has("interested") || labels.has("booking_request");

/** Whether the booking link is offered now, with the reason in words. */
export function linkRule(reading: Pick<Reading, "labels" | "p">, facts: TurnFacts): { offer: boolean; reason: string } {
  const hindrance = hindranceToOffer(reading, facts);
  if (hindrance) return { offer: false, reason: hindrance };
  const { labels } = reading;
  const yes = (reason: string) => ({ offer: true, reason });
  if (labels.has("booking_request")) return yes("The lead asked to book.");
  if (wasOfferedLately(facts)) return { offer: false, reason: "The link was offered within 72 hours." };
  if (labels.has("interested") && !asksSomething(labels))
    return yes("The lead is interested and has no open question.");
  if (isPositive(labels) && facts.positiveTurns >= 1) return yes("The second positive turn.");
  return { offer: false, reason: "Not yet." };
}

function hindranceToOffer({ labels, p }: Pick<Reading, "labels" | "p">, facts: TurnFacts): string | null {
  if (!facts.hasBookingPage) return "There is no booking page.";
  if (facts.isBooked) return "A call is booked already.";
  const faintNo = !labels.has("booking_request") && spoilers.some((label) => p(label) >= SPOILS_FROM);
  const clearNo = spoilers.some((label) => labels.has(label));
  return faintNo || clearNo ? "Not after an objection, a complaint or a no." : null;
}

const wasOfferedLately = ({ linkOfferedAt, now }: TurnFacts): boolean =>
  linkOfferedAt !== null && now.getTime() - linkOfferedAt.getTime() < NOT_TWICE_WITHIN_MS;
