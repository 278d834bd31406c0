import { isYes, keywordIn } from "./keywords";
import { autoReply, deceased, legal, minor, selfHarm, threat, wantsPerson, wrongNumber } from "./lane-patterns";
import { bare, plain } from "./normalise";
import { saysOptOut } from "./phrases";

/** What a text is before any model reads it; null lanes are left to the dialogue. */
export const lanes = [
  "crisis",
  "threat",
  "minor",
  "opt_out_keyword",
  "opt_in",
  "keep_email",
  "help",
  "opt_out_phrase",
  "legal",
  "deceased",
  "wrong_number",
  "person_wanted",
  "auto_reply",
] as const;
export type Lane = (typeof lanes)[number];

export type LaneFacts = {
  /** The person is on the suppression list now. */
  isSuppressed: boolean;
  /** Our last text to them asked whether they want to opt in again. */
  lastAskedOptIn: boolean;
  /** Our confirmation of their opt-out asked whether they want to keep e-mail. */
  lastAskedScope?: boolean;
};

type Rule = { lane: Lane; holds: (text: string, facts: LaneFacts) => boolean };

const matches = (patterns: readonly RegExp[]) => (text: string) =>
  patterns.some((pattern) => pattern.test(plain(text)));
const isOptIn = (text: string, { isSuppressed, lastAskedOptIn }: LaneFacts) =>
  keywordIn(text) === "start" || (isSuppressed && lastAskedOptIn && isYes(text));

/** Nothing but the word that the confirmation named. */
const keepsEmail = (text: string, { isSuppressed, lastAskedScope }: LaneFacts) =>
  isSuppressed && lastAskedScope === true && /^(?:KEEP )?E ?MAILS?$/.test(bare(text));

/** The order of messaging-rules section 5; keywords come first among the rest, since the law names them. */
const rules: readonly Rule[] = [
  { lane: "opt_out_keyword", holds: (text) => keywordIn(text) === "stop" },
  { lane: "opt_in", holds: isOptIn },
  { lane: "keep_email", holds: keepsEmail },
  { lane: "help", holds: (text) => keywordIn(text) === "help" },
  { lane: "crisis", holds: matches(selfHarm) },
  { lane: "threat", holds: matches(threat) },
  { lane: "minor", holds: matches(minor) },
  { lane: "opt_out_phrase", holds: (text) => saysOptOut(text) },
  { lane: "legal", holds: matches(legal) },
  { lane: "wrong_number", holds: matches(wrongNumber) },
  { lane: "deceased", holds: matches(deceased) },
  { lane: "person_wanted", holds: matches(wantsPerson) },
  { lane: "auto_reply", holds: matches(autoReply) },
];

/** The first class that a text falls into, or null. Pure, immediate, never a model. */
export const laneFor = (text: string, facts: LaneFacts): Lane | null =>
  rules.find((rule) => rule.holds(text, facts))?.lane ?? null;
