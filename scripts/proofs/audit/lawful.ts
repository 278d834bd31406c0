import type { CaseFile, Text } from "./case-file";
import type { Violation } from "./evidence";
import { isOpen } from "./hours";

/** An opt-out must take effect within this time; a call that was under way when it was acknowledged ends within it. */
const effectMs = 1_000;
/** Texts that left evenly may arrive closer together by so much. */
const jitterMs = 100;

/** I2: only to people who agreed and had not opted out; what answers an opt-out itself is exempt. */
export function consented(file: CaseFile): Violation[] {
  return file.texts.flatMap((text) => {
    if (text.touch?.class === "required" || text.tenant === null) return [];
    const problem = consentProblem(file, text, text.tenant);
    return problem
      ? [{ invariant: "I2" as const, says: problem, person: text.to, touch: text.touch?.id, line: text.line }]
      : [];
  });
}

function consentProblem(file: CaseFile, text: Text, tenant: string): string | null {
  if (text.touch?.class !== "conversational" && file.imported(tenant, text.to)?.consents !== true)
    return "Was texted without having agreed.";
  const said = file
    .textedBy(tenant, text.to)
    .filter(({ status, means }) => isAcked(status) && means !== "other")
    .findLast(({ ackedAt }) => ackedAt + effectMs < text.arrived);
  if (said?.means === "stop") return `Was texted after ${JSON.stringify(said.body)} (${said.line}).`;
  return isSuppressed(file, text, tenant) ? "Was texted while on the list of those who must not be." : null;
}

const isAcked = (status: number) => status >= 200 && status < 300;

/** By the workspace's clock, in which the list is kept. */
function isSuppressed({ snapshot, aheadMs, leadOf }: CaseFile, text: Text, tenant: string): boolean {
  const arrived = text.arrived + aheadMs(tenant, text.arrived);
  const hash = leadOf(tenant, text.lead)?.phone_hash;
  return snapshot.suppressions.some(
    (row) =>
      row.tenant === tenant &&
      row.hash === hash &&
      row.since + effectMs < arrived &&
      (row.lifted_at === null || row.lifted_at > arrived),
  );
}

/** I3: what we start ourselves arrives within the hours of the person's state, on the wall clock of the person's zone. */
export function inHours(file: CaseFile): Violation[] {
  return file.texts.flatMap((text): Violation[] => {
    const { tenant, touch } = text;
    if (tenant === null || (touch && touch.class !== "marketing")) return [];
    const person = file.imported(tenant, text.to);
    if (!person) return [];
    const local = new Date(text.arrived + file.aheadMs(tenant, text.arrived));
    if (isOpen(person, local)) return [];
    const says = `Was texted outside the hours of ${person.state}: ${local.toISOString()} in ${person.zone}.`;
    return [{ invariant: "I3", says, person: text.to, touch: touch?.id, line: text.line }];
  });
}

/** I4: no second in which a number sends more segments than it may. */
export function withinBudget(file: CaseFile): Violation[] {
  return file.lines("sender").flatMap(({ account, number, segmentsPerSecond }): Violation[] => {
    if (segmentsPerSecond === null) return [];
    const own = file.texts
      .filter((text) => text.account === account && text.from === number)
      .sort((a, b) => a.arrived - b.arrived);
    const over = own.find((_, at) => segmentsUpTo(own, at) > Math.ceil(segmentsPerSecond));
    if (!over) return [];
    const says = `${number} sent ${segmentsUpTo(own, own.indexOf(over))} segments in one second; ${segmentsPerSecond} are allowed.`;
    return [{ invariant: "I4", says, person: over.to, touch: over.touch?.id, line: over.line }];
  });
}

/** The segments of the second that ends with this text. A single long text may exceed it alone. */
function segmentsUpTo(own: readonly Text[], at: number): number {
  const end = own[at]?.arrived ?? 0;
  let [segments, count] = [0, 0];
  for (let back = at; back >= 0; back--) {
    const text = own[back];
    if (!text || text.arrived <= end - 1_000 + jitterMs) break;
    segments += text.segments;
    count += 1;
  }
  return count > 1 ? segments : 0;
}
