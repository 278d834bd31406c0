export const templateKeys = [
  "handoff",
  "kept",
  "ask_stop",
  "wrong_number",
  "calm",
  "sorry",
  "close",
  "later",
  "customer",
  "booked",
  "check",
  "identity",
  "fact",
  "fact_and_link",
  "objection",
  "link",
  "nudge",
  "small_talk",
  "clarify",
  "check_back",
  "opening",
  "follow_up",
  "disclosure",
  "stop_line",
] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** Wordings of one language; each has at least two where it may come twice in a thread. `{brand} {assistant} {name} {fact} {goal} {link}` are filled in. */
export type Wordings = Record<TemplateKey, readonly string[]>;
