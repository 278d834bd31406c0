import { consentAnswer } from "./answers";
import { readDate } from "./dates";
import type { DateOrder, FileConsent, ImportField, StatedChannel } from "./schemas";

/** What a row comes to for one channel. */
export interface ConsentFact {
  channel: StatedChannel;
  event: "granted" | "unknown" | "withdrawn";
  source: string | null;
  obtainedAt: Date | null;
  wording: string | null;
  evidence: Record<string, string>;
}

type Reading = {
  cell: (field: ImportField) => string;
  plan: { consent: readonly FileConsent[]; warranty: boolean | null; dateOrder: DateOrder | null; now: Date };
  /** The column of a field, or null when none is mapped to it. */
  isMapped: (field: ImportField) => string | null;
};

/**
 * The consent that a row states: by its own cells where a consent column is mapped (an empty cell is none), else by the
 * import's statement about the whole file. Only source, date, wording and the importer's warranty together make it
 * `granted`; anything less is `unknown`, and texts are refused.
 */
export function readConsent(channel: StatedChannel, { cell, plan, isMapped }: Reading): ConsentFact[] {
  const stated = plan.consent.find((one) => one.channel === channel);
  const column: ImportField = `consent_${channel}`;
  const whole = stated ? "yes" : "no";
  const answer = isMapped(column) ? consentAnswer(cell(column)) : whole;
  if (answer === "no") return [];
  const details = proofOf(channel, cell, plan);
  if (answer === "withdrawn") return [{ channel, event: "withdrawn", ...details }];
  const isWhole = details.source && details.obtainedAt && details.wording && plan.warranty === true;
  return [{ channel, event: answer === "yes" && isWhole ? "granted" : "unknown", ...details }];
}

/** Each detail by the row's own cell, else by the statement about the whole file. */
function proofOf(channel: StatedChannel, cell: Reading["cell"], plan: Reading["plan"]) {
  const stated = plan.consent.find((one) => one.channel === channel);
  return {
    source: cell(`consent_${channel}_source`) || stated?.source || null,
    obtainedAt: dateOf(cell(`consent_${channel}_at`) || stated?.obtained_at || "", plan),
    wording: cell(`consent_${channel}_wording`) || stated?.wording || null,
    evidence: stated?.evidence ?? {},
  };
}

/** A date that cannot be read, or lies in the future, is no proof: the record then lacks its date. */
function dateOf(text: string, plan: Reading["plan"]): Date | null {
  const read = text === "" ? null : readDate(text, plan.dateOrder);
  return read && "at" in read && read.at <= plan.now ? read.at : null;
}
