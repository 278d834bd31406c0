const plainYes = /^(y|yes|yeah|true|t|1|x|on|ok|si|sí|ja|oui|sim)$/i;
const yesAnd = /^(yes|granted|given|agreed|accepted|opted[ _-]?in|opt[ _-]?in|consented|subscribed)\b/i;
const doubt = /\b(not|no|never|but|until|pending|revoked|expired|unless|only)\b/i;
const plainNo = /^(n|no|false|f|0|off|none|never|n\/?a|null|nil|nein|non|não|-+|—)$/i;
const noAnd = /^(no|not|never|declined|refused|missing)\b/i;
const withdrawn =
  /^(opt(ed)?[ _-]?out|unsubscribed?|withdrawn|revoked|stop(ped)?|do not contact|dnc|blocked|suppressed)\b/i;
const stillIn = /^(opt(ed)?[ _-]?in|subscribed|active|contactable)\b/i;

export type ConsentAnswer = "yes" | "no" | "withdrawn" | "unclear";

/** What a consent cell says; empty is no. Anything that is neither yes nor no is unclear: no permission to text. */
export function consentAnswer(cell: string): ConsentAnswer {
  const text = cell.trim();
  if (withdrawn.test(text)) return "withdrawn";
  if (text === "" || plainNo.test(text) || noAnd.test(text)) return "no";
  return plainYes.test(text) || (yesAnd.test(text) && !doubt.test(text)) ? "yes" : "unclear";
}

/** Whether an opt-out cell says so. In doubt it does: a date or a remark there means that the person opted out. */
export function isOptOut(cell: string): boolean {
  const text = cell.trim();
  return text !== "" && !plainNo.test(text) && !stillIn.test(text);
}
