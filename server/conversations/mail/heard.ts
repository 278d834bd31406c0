import { type CutReply, wordsBeforeCutting } from "@/server/channels";
import { type Lane, laneFor } from "@/server/consent";
import type { Ear } from "../receive";

const longestRead = 64_000;
const isOptOut = (lane: Lane | null): boolean => lane === "opt_out_keyword" || lane === "opt_out_phrase";
const answerPrefix = /^\s*(?:(?:re|aw|antw|sv|vs|tr|rif|res|ynt|fwd?|wg)\s*:\s*)+/i;

type Facts = { isSuppressed: boolean };
type Words = { subject: string; reply: CutReply; ours: string | null };

const laneIn = (text: string, { isSuppressed }: Facts) =>
  laneFor(text.slice(0, longestRead), { isSuppressed, lastAskedOptIn: false });

/** A whole text, or a line that stands alone: "Hello,\nSTOP\nAna". */
const optOutIn = (text: string, facts: Facts): Lane | null => {
  const whole = laneIn(text, facts);
  if (isOptOut(whole)) return whole;
  const lines = text.slice(0, longestRead).split("\n").slice(0, 500);
  return lines.some((line) => laneIn(line, facts) === "opt_out_keyword") ? "opt_out_keyword" : null;
};

/** Only a bare word of a subject counts, and only where it is not the subject that we wrote. */
export const isStopSubject = (subject: string): boolean =>
  laneFor(subject.replace(answerPrefix, ""), { isSuppressed: false, lastAskedOptIn: false }) === "opt_out_keyword";

/** An automatic answer is no wish of anybody's, unless it is nothing but a stop word. */
export const isBareStop = (text: string): boolean =>
  laneFor(text.slice(0, 200), { isSuppressed: false, lastAskedOptIn: false }) === "opt_out_keyword";

/**
 * What code alone hears in a mail: an opt-out in the subject, in what the sender wrote, and in the mail before it was cut
 * [messaging-rules 3.4]; then the other lanes and the dialogue's ear, in what the sender wrote. A keyword of texting
 * (HELP, START) is an ordinary word of a mail.
 */
export function heardIn({ subject, reply, ours }: Words, facts: Facts, ear: Ear) {
  const said = reply.said.slice(0, longestRead);
  const optOut = isStopSubject(subject)
    ? "opt_out_keyword"
    : (optOutIn(said, facts) ?? optOutIn(wordsBeforeCutting(reply, ours), facts));
  if (optOut) return { lane: optOut, analysis: null };
  const lane = laneIn(said, facts);
  const spoken = lane === "help" || lane === "opt_in" || lane === "auto_reply" ? null : lane;
  const analysis = spoken === null || spoken === "person_wanted" ? ear(said) : null;
  return { lane: analysis ? ("opt_out_phrase" as const) : spoken, analysis };
}
