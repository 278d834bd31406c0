import type { CaseFile } from "./case-file";
import type { Violation } from "./evidence";

/** What may be late before it counts as forgotten. */
const patienceMs = 60_000;

/** I5: what was acknowledged is kept, once: texts that came in, receipts, and a message for each text that left. */
export function keptOnce(file: CaseFile): Violation[] {
  return [...inboundProblems(file), ...receiptProblems(file), ...messageProblems(file)];
}

function inboundProblems(file: CaseFile): Violation[] {
  const { messages } = file.snapshot;
  const inbound = Map.groupBy(
    messages.filter(({ direction }) => direction === "in"),
    ({ tenant, provider_id }) => `${tenant} ${provider_id}`,
  );
  return file.lines("texted").flatMap(({ tenant, sid, from, status, line }): Violation[] => {
    const stored = inbound.get(`${tenant} ${sid}`)?.length ?? 0;
    if (stored === 1 || (stored === 0 && (status < 200 || status >= 300))) return [];
    const says = stored === 0 ? `${sid} was acknowledged and is not stored.` : `${sid} is stored ${stored} times.`;
    return [{ invariant: "I5", says, person: from, line }];
  });
}

function receiptProblems({ carrier, snapshot }: CaseFile): Violation[] {
  const stored = Map.groupBy(snapshot.receipts, ({ provider_id, status }) => `${provider_id} ${status}`);
  return carrier.flatMap((line, at): Violation[] => {
    if (line.kind !== "told") return [];
    const times = stored.get(`${line.sid} ${line.status}`)?.length ?? 0;
    if (times === 1) return [];
    const says = `The receipt "${line.status}" of ${line.sid} was acknowledged and is stored ${times} times.`;
    return [{ invariant: "I5", says, line: `carrier ${at + 1}` }];
  });
}

function messageProblems(file: CaseFile): Violation[] {
  const out = file.snapshot.messages.filter(({ direction }) => direction === "out");
  const byTouch = Map.groupBy(out, ({ touch }) => touch);
  return file.snapshot.touches.flatMap((touch): Violation[] => {
    const times = byTouch.get(touch.id)?.length ?? 0;
    if (touch.status !== "sent" || times === 1) return [];
    const person = file.phoneOf(touch.tenant, touch.lead);
    return [{ invariant: "I5", says: `Its text stands ${times} times in the thread.`, touch: touch.id, person }];
  });
}

const counted = ["pending", "held", "sent", "skipped", "failed", "cancelled", "unknown"];

/** I6: what is shown as a figure, and what is kept as one, is what the rows say. */
export function figuresAgree(file: CaseFile): Violation[] {
  return [...ledgerProblems(file), ...deliveryProblems(file), ...contactProblems(file)];
}

function ledgerProblems(file: CaseFile): Violation[] {
  return file.lines("ledger").flatMap(({ tenant, campaign, counts, line }) => {
    const rows = file.snapshot.touches.filter((touch) => touch.tenant === tenant && touch.campaign === campaign);
    const states = rows.map(({ status }) => (status === "sending" ? "pending" : status));
    const real = new Map(counted.map((state) => [state, states.filter((one) => one === state).length]));
    real.set("intended", rows.length);
    return [...real]
      .filter(([state, count]) => (counts[state] ?? 0) !== count)
      .map(([state, count]) => ({
        invariant: "I6" as const,
        says: `The campaign shows ${counts[state] ?? 0} ${state}; the rows are ${count}.`,
        line,
      }));
  });
}

const ranks = ["accepted", "queued", "sending", "sent"];
const finals = new Set(["delivered", "undelivered", "failed", "canceled"]);
const rankOf = (status: string) => (status === "read" ? 5 : finals.has(status) ? 4 : ranks.indexOf(status));

/** A text's standing is the furthest of its receipts, in whatever order they came. */
function deliveryProblems(file: CaseFile): Violation[] {
  const bySid = Map.groupBy(file.snapshot.receipts, ({ provider_id }) => provider_id);
  return file.snapshot.touches.flatMap((touch): Violation[] => {
    if (touch.status !== "sent" || !touch.provider_id) return [];
    const heard = (bySid.get(touch.provider_id) ?? []).map(({ status }) => rankOf(status));
    const furthest = Math.max(-1, ...heard);
    if (furthest <= rankOf(touch.provider_status ?? "")) return [];
    const says = `Shows ${touch.provider_status}, and a receipt says more.`;
    return [{ invariant: "I6", says, touch: touch.id, person: file.phoneOf(touch.tenant, touch.lead) }];
  });
}

/** A lead's last contact is its last text. */
function contactProblems(file: CaseFile): Violation[] {
  return file.snapshot.leads.flatMap(({ tenant, id, last_contacted_at }): Violation[] => {
    const sent = file
      .touchesOf(tenant, id)
      .flatMap(({ sent_at, status }) => (status === "sent" ? (sent_at ?? []) : []));
    const last = sent.length > 0 ? Math.max(...sent) : null;
    if (last === null || (last_contacted_at !== null && Math.abs(last_contacted_at - last) < 1_000)) return [];
    return [{ invariant: "I6", says: "The last contact is not the last text.", person: file.phoneOf(tenant, id) }];
  });
}

/** I7: nothing points from one workspace into another, and no text leaves by another's number. */
export function apart(file: CaseFile): Violation[] {
  const { snapshot } = file;
  const owners = {
    lead: ownersOf(snapshot.leads),
    campaign: ownersOf(snapshot.campaigns),
    sender: ownersOf(snapshot.senders),
    touch: ownersOf(snapshot.touches),
  };
  const pointers: Pointer[] = [
    ...snapshot.touches.flatMap((row) => [
      { ...row, to: row.lead, owners: owners.lead },
      { ...row, to: row.campaign, owners: owners.campaign },
      { ...row, to: row.sender, owners: owners.sender },
    ]),
    ...snapshot.messages.flatMap((row) => [
      { ...row, to: row.lead, owners: owners.lead },
      { ...row, to: row.touch, owners: owners.touch },
    ]),
    ...snapshot.receipts.map((row) => ({ ...row, to: row.touch, owners: owners.touch })),
    ...snapshot.suppressions.map((row) => ({ ...row, to: row.lead, owners: owners.lead })),
    ...snapshot.enrolled.flatMap((row) => [
      { ...row, id: row.lead, to: row.lead, owners: owners.lead },
      { ...row, id: row.lead, to: row.campaign, owners: owners.campaign },
    ]),
  ];
  return [...pointers.flatMap(pointerProblems), ...file.texts.flatMap(numberProblems)];
}

type Pointer = { tenant: string; id: string; to: string | null; owners: ReadonlyMap<string, string> };

const ownersOf = (rows: readonly { id: string; tenant: string }[]) =>
  new Map(rows.map(({ id, tenant }) => [id, tenant]));

function pointerProblems({ tenant, id, to, owners }: Pointer): Violation[] {
  const owner = to === null ? undefined : owners.get(to);
  if (owner === undefined || owner === tenant) return [];
  return [
    { invariant: "I7", says: `Row ${id} of workspace ${tenant} points to ${to} of workspace ${owner}.`, touch: id },
  ];
}

function numberProblems({ tenant, touch, to, line }: CaseFile["texts"][number]): Violation[] {
  if (!touch || tenant === touch.tenant) return [];
  const says = `Left by a number of workspace ${tenant} for workspace ${touch.tenant}.`;
  return [{ invariant: "I7", says, person: to, touch: touch.id, line }];
}

/** I8: nothing waits unseen: a job ends or is parked, a claim is given up, an announcement goes out, within a minute. */
export function nothingStuck(file: CaseFile): Violation[] {
  const { at, jobs, touches, unrelayed } = file.snapshot;
  const late = (since: number) => since < at - patienceMs;
  return [
    ...jobs
      .filter(({ due_at, parked_at }) => parked_at === null && late(due_at))
      .map(({ id, name, due_at }) => ({
        invariant: "I8" as const,
        says: `The job ${id} of ${name} has been due for ${seconds(at - due_at)}.`,
      })),
    ...touches
      .filter(({ status, lease_until }) => status === "sending" && late(lease_until ?? 0))
      .map(({ id, tenant, lead }) => ({
        invariant: "I8" as const,
        says: "Its claim has ended, and nobody looks after it.",
        touch: id,
        person: file.phoneOf(tenant, lead),
      })),
    ...unrelayed
      .filter(({ since }) => late(since))
      .map(({ id, name, since }) => ({
        invariant: "I8" as const,
        says: `${name} (${id}) has waited to be relayed for ${seconds(at - since)}.`,
      })),
  ];
}

const seconds = (ms: number) => `${Math.round(ms / 1_000)} s`;
