import type { CarrierLine } from "./carrier";

/** A ledger row as REST shows it. */
export interface ShownTouch {
  id: string;
  lead_id: string;
  step: number;
  status: string;
  reason: string | null;
  provider_id: string | null;
}

export interface Evidence {
  /** What the carrier itself wrote down. */
  log: readonly CarrierLine[];
  /** What REST answers: who is in the audience, the ledger row by row, and its sums. */
  leads: readonly { id: string; phone: string }[];
  touches: readonly ShownTouch[];
  ledger: Readonly<Record<string, number>>;
}

type Taken = Extract<CarrierLine, { kind: "taken" }>;

const counted = ["pending", "held", "sent", "skipped", "failed", "cancelled", "unknown"];

/** Whether intended equals the sum of the states. */
export const addsUp = (ledger: Readonly<Record<string, number>>): boolean =>
  ledger.intended === counted.reduce((sum, state) => sum + (ledger[state] ?? 0), 0);

/**
 * Compares the carrier's log with what REST says about a campaign of one text: a sentence for each violation. It knows
 * nothing of the product's code or database.
 */
export function violationsIn({ log, leads, touches, ledger }: Evidence): string[] {
  const taken = log.filter((line): line is Taken => line.kind === "taken");
  const byNumber = Map.groupBy(taken, ({ to }) => to);
  const bySid = new Map(taken.map((text) => [text.sid, text]));
  const touchesOf = Map.groupBy(touches, ({ lead_id }) => lead_id);
  return [
    ...ledgerProblems(touches, ledger),
    ...leads.flatMap((lead) => leadProblems(lead, touchesOf.get(lead.id) ?? [], byNumber.get(lead.phone) ?? [])),
    ...touches.flatMap((touch) => claimProblems(touch, bySid, leads)),
    ...repeated(touches.flatMap(({ provider_id }) => provider_id ?? [])).map((sid) => `Two rows claim ${sid}.`),
    ...strangers(taken, leads),
  ];
}

function ledgerProblems(touches: readonly ShownTouch[], ledger: Evidence["ledger"]): string[] {
  const problems = addsUp(ledger) ? [] : [`The ledger does not add up: ${JSON.stringify(ledger)}.`];
  for (const state of counted) {
    const rows = touches.filter(({ status }) => status === state).length;
    if (rows !== (ledger[state] ?? 0)) problems.push(`${rows} rows are ${state}, the ledger says ${ledger[state]}.`);
  }
  return problems;
}

/** Exactly one text and a row that says so; or at most one, and the row says unknown. */
function leadProblems({ id, phone }: { id: string; phone: string }, rows: ShownTouch[], texts: Taken[]): string[] {
  if (texts.length > 1) return [`${phone} got ${texts.length} texts.`];
  const [row] = rows;
  if (rows.length !== 1 || !row) return [`Lead ${id} has ${rows.length} rows.`];
  if (row.status === "unknown") return [];
  if (row.status !== "sent") return [`${phone} is ${row.status} (${row.reason ?? "no reason"}).`];
  return texts.length === 1 ? [] : [`${phone} is sent, and the carrier has nothing.`];
}

/** A row's provider id is the carrier's text to that very lead. */
function claimProblems(touch: ShownTouch, bySid: Map<string, Taken>, leads: Evidence["leads"]): string[] {
  if (touch.provider_id === null) return touch.status === "sent" ? [`Row ${touch.id} is sent without an id.`] : [];
  const text = bySid.get(touch.provider_id);
  const lead = leads.find(({ id }) => id === touch.lead_id);
  return text && text.to === lead?.phone ? [] : [`Row ${touch.id} claims ${touch.provider_id}, which is not its text.`];
}

function strangers(taken: readonly Taken[], leads: Evidence["leads"]): string[] {
  const known = new Set(leads.map(({ phone }) => phone));
  return taken.filter(({ to }) => !known.has(to)).map(({ to }) => `${to} got a text and is no lead.`);
}

const repeated = (values: readonly string[]): string[] =>
  [...Map.groupBy(values, (value) => value)].filter(([, all]) => all.length > 1).map(([value]) => value);
