import { type CaseFile, repeated, type Text } from "./case-file";
import type { TouchRow, Violation } from "./evidence";

/** What a row may be when everything has come to rest; whatever did not leave says why. */
const atRest = new Set(["held", "skipped", "failed", "cancelled", "unknown"]);

/** I1: whoever was chosen has exactly one row for the step and exactly one text, or a stated reason why not. */
export function sentOnce(file: CaseFile): Violation[] {
  return [
    ...file.snapshot.enrolled.flatMap((one) => enrolledProblems(file, one)),
    ...repeatedTexts(file),
    ...repeatedIntents(file),
    ...file.snapshot.touches.flatMap((touch) => rowProblems(file, touch)),
    ...repeatedClaims(file),
    ...strangers(file),
    ...repeatedConfirmations(file),
  ];
}

type Enrolled = CaseFile["snapshot"]["enrolled"][number];

/** Somebody of the audience whom no row mentions was forgotten. */
function enrolledProblems(file: CaseFile, { tenant, campaign, lead, arm }: Enrolled): Violation[] {
  if (arm === "holdout") return [];
  const rows = file.touchesOf(tenant, lead).filter((touch) => touch.campaign === campaign);
  if (rows.length > 0) return [];
  return [
    {
      invariant: "I1",
      says: "Chosen for the campaign, and no row says what became of it.",
      person: file.phoneOf(tenant, lead),
    },
  ];
}

/** The same words twice to one number: nothing that the product intends. */
function repeatedTexts({ texts }: CaseFile): Violation[] {
  const own = texts.filter(({ touch }) => touch?.class !== "required");
  const same = Map.groupBy(own, ({ tenant, to, body }) => `${tenant} ${to} ${body}`);
  return [...same.values()]
    .filter((all) => all.length > 1)
    .map((all) => ({
      invariant: "I1" as const,
      says: `Got the same text ${all.length} times.`,
      person: all[0]?.to,
      touch: all.find(({ touch }) => touch)?.touch?.id,
      line: all.at(-1)?.line,
    }));
}

function repeatedIntents({ snapshot }: CaseFile): Violation[] {
  const keys = snapshot.touches.map(({ tenant, source, source_key }) => `${tenant} ${source} ${source_key}`);
  return repeated(keys).map(([value, times]) => ({ invariant: "I1", says: `${times} rows stand for ${value}.` }));
}

function rowProblems(file: CaseFile, touch: TouchRow): Violation[] {
  const text = touch.provider_id ? file.textBySid(touch.provider_id) : undefined;
  const says = touch.status === "sent" ? sentProblem(touch, text) : restProblem(touch, text);
  if (!says) return [];
  const person = file.phoneOf(touch.tenant, touch.lead);
  return [{ invariant: "I1", says, touch: touch.id, person, line: text?.line }];
}

function sentProblem({ provider_id, lead }: TouchRow, text: Text | undefined): string | null {
  if (!provider_id) return "Counts as sent without a text's id.";
  if (!text) return `Counts as sent; the carrier knows no ${provider_id}.`;
  return text.lead === lead ? null : `Claims the text of ${text.to}.`;
}

function restProblem({ status, reason }: TouchRow, text: Text | undefined): string | null {
  if (text) return `Is ${status}, and its text left.`;
  if (!atRest.has(status)) return `Is still ${status} when all is over.`;
  return reason ? null : `Is ${status} without a reason.`;
}

function repeatedClaims({ snapshot }: CaseFile): Violation[] {
  const claimed = snapshot.touches.flatMap(({ provider_id }) => provider_id ?? []);
  return repeated(claimed).map(([sid, times]) => ({ invariant: "I1", says: `${times} rows claim ${sid}.` }));
}

/** A text that no row claims is only excused where a row of that person is shown as unknown. */
function strangers(file: CaseFile): Violation[] {
  return file.texts.flatMap((text): Violation[] => {
    if (text.touch) return [];
    const open = text.lead && text.tenant ? file.touchesOf(text.tenant, text.lead) : [];
    if (open.some(({ status }) => status === "unknown")) return [];
    return [{ invariant: "I1", says: "A text left that no row knows.", person: text.to, line: text.line }];
  });
}

/** What the law demands once, such as the confirmation of an opt-out, leaves once for each text that it answers. */
function repeatedConfirmations(file: CaseFile): Violation[] {
  const required = file.texts.filter(({ touch }) => touch?.class === "required" && touch.answers);
  const answered = Map.groupBy(required, ({ touch }) => touch?.answers);
  return [...answered.values()]
    .filter((all) => all.length > 1)
    .map((all) => ({
      invariant: "I1" as const,
      says: `One text was confirmed ${all.length} times.`,
      person: all[0]?.to,
      touch: all[1]?.touch?.id,
      line: all[1]?.line,
    }));
}
