import type { ClientLine, Evidence, Snapshot, Taken, TouchRow } from "./evidence";

/** A text at the carrier, with everything that the evidence says about it. */
export interface Text extends Taken {
  line: string;
  tenant: string | null;
  lead: string | null;
  /** The row that claims it. */
  touch: TouchRow | null;
}

type Of<Kind extends ClientLine["kind"]> = Extract<ClientLine, { kind: Kind }>;

/** The evidence, sorted by whom it is about. */
export interface CaseFile extends Evidence {
  texts: readonly Text[];
  textsOf(tenant: string, lead: string): readonly Text[];
  textBySid(sid: string): Text | undefined;
  touchesOf(tenant: string, lead: string): readonly TouchRow[];
  phoneOf(tenant: string, lead: string | null): string | null;
  imported(tenant: string, phone: string): Of<"imported"> | undefined;
  /** What this person wrote to the workspace, as it came. */
  textedBy(tenant: string, phone: string): readonly (Of<"texted"> & { line: string })[];
  leadOf(tenant: string, lead: string | null): Snapshot["leads"][number] | undefined;
  lines<Kind extends ClientLine["kind"]>(kind: Kind): readonly (Of<Kind> & { line: string })[];
  /** How far the workspace's clock was ahead at that moment. */
  aheadMs(tenant: string, at: number): number;
}

const key = (...parts: (string | null)[]) => parts.join(" ");

export function caseFileOf(evidence: Evidence): CaseFile {
  const { carrier, client, snapshot } = evidence;
  const byKind = Map.groupBy(
    client.map((line, at) => ({ ...line, line: `client ${at + 1}` })),
    ({ kind }) => kind,
  );
  const lines = <Kind extends ClientLine["kind"]>(kind: Kind) =>
    (byKind.get(kind) ?? []) as unknown as (Of<Kind> & { line: string })[];
  const shown = lines("shown");
  const phones = new Map(shown.map(({ tenant, lead, phone }) => [key(tenant, lead), phone]));
  const leads = new Map(shown.map(({ tenant, lead, phone }) => [key(tenant, phone), lead]));
  const tenants = new Map(snapshot.senders.map(({ tenant, account, number }) => [key(account, number), tenant]));
  const claims = new Map(snapshot.touches.map((touch) => [touch.provider_id, touch]));
  const texts = carrier.flatMap((line, at): Text[] => {
    if (line.kind !== "taken") return [];
    const tenant = tenants.get(key(line.account, line.from)) ?? null;
    const touch = claims.get(line.sid) ?? null;
    return [{ ...line, line: `carrier ${at + 1}`, tenant, touch, lead: leads.get(key(tenant, line.to)) ?? null }];
  });
  const byLead = Map.groupBy(texts, ({ tenant, lead }) => key(tenant, lead));
  const bySid = new Map(texts.map((text) => [text.sid, text]));
  const touchesByLead = Map.groupBy(snapshot.touches, ({ tenant, lead }) => key(tenant, lead));
  const files = new Map(lines("imported").map((one) => [key(one.tenant, one.phone), one]));
  const texted = Map.groupBy(lines("texted"), ({ tenant, from }) => key(tenant, from));
  const leadRows = new Map(snapshot.leads.map((lead) => [key(lead.tenant, lead.id), lead]));
  const clocks = lines("clock");
  return {
    ...evidence,
    texts,
    lines,
    textsOf: (tenant, lead) => byLead.get(key(tenant, lead)) ?? [],
    textBySid: (sid) => bySid.get(sid),
    touchesOf: (tenant, lead) => touchesByLead.get(key(tenant, lead)) ?? [],
    phoneOf: (tenant, lead) => phones.get(key(tenant, lead)) ?? lead,
    imported: (tenant, phone) => files.get(key(tenant, phone)),
    textedBy: (tenant, phone) => texted.get(key(tenant, phone)) ?? [],
    leadOf: (tenant, lead) => leadRows.get(key(tenant, lead)),
    aheadMs: (tenant, at) => clocks.findLast((clock) => clock.tenant === tenant && clock.at <= at)?.aheadMs ?? 0,
  };
}

/** Values that occur more than once, with how often. */
export const repeated = (values: readonly string[]): (readonly [value: string, times: number])[] =>
  [...Map.groupBy(values, (value) => value)]
    .filter(([, all]) => all.length > 1)
    .map(([value, all]) => [value, all.length] as const);
