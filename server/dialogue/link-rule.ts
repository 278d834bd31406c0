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
  const { labels } = reading;
  const no = (reason: string) => ({ offer: false, reason });
  if (!facts.hasBookingPage) return no("There is no booking page.");
  if (facts.isBooked) return no("A call is booked already.");
  if (spoilers.some((label) => labels.has(label) || reading.p(label) >= SPOILS_FROM))
    return no("Not after an objection, a complaint or a no.");
  if (labels.has("booking_request")) return { offer: true, reason: "The lead asked to book." };
  if (wasOfferedLately(facts)) return no("The link was offered within 72 hours.");
  if (labels.has("interested") && !asksSomething(labels))
    return { offer: true, reason: "The lead is interested and has no open question." };
  if (isPositive(labels) && facts.positiveTurns >= 1) return { offer: true, reason: "The second positive turn." };
  return no("Not yet.");
}

const wasOfferedLately = ({ linkOfferedAt, now }: TurnFacts): boolean =>
  linkOfferedAt !== null && now.getTime() - linkOfferedAt.getTime() < NOT_TWICE_WITHIN_MS;
