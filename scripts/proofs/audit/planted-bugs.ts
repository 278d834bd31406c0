import type { CarrierLine, ClientLine, Evidence, Snapshot, Taken, TouchRow } from "./evidence";

type Wide<Row> = { -readonly [Key in keyof Row]: Row[Key] };
/** The evidence of a good run, open for spoiling. */
export interface Run extends Wide<Evidence> {
  carrier: CarrierLine[];
  client: ClientLine[];
  snapshot: Snapshot;
}

/** What a mistake of the product would leave behind in the logs and rows of a good run. */
export interface Bug {
  name: string;
  /** The promise that it breaks, and whether a person, a touch and a line must be named with it. */
  breaks: string;
  names: readonly ("person" | "touch" | "line")[];
  plant(run: Run): void;
}

const hour = 3_600_000;

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("The recorded run lacks what this bug needs.");
  return value;
}

const sentOf = ({ snapshot }: Run, place = 0): TouchRow =>
  found(snapshot.touches.filter(({ status, class: kind }) => status === "sent" && kind === "marketing")[place]);
const textOf = ({ carrier }: Run, { provider_id }: TouchRow): Taken =>
  found(carrier.find((line): line is Taken => line.kind === "taken" && line.sid === provider_id));
const without = <Row>(rows: Row[], gone: (row: Row) => boolean) => {
  const kept = rows.filter((row) => !gone(row));
  rows.splice(0, rows.length, ...kept);
};
/** The same text once more, later, with an id of its own. */
const again = (run: Run, touch: TouchRow, afterMs: number): Taken => {
  const text = textOf(run, touch);
  const copy = { ...text, sid: `${text.sid}x`, arrived: text.arrived + afterMs, at: text.at + afterMs };
  run.carrier.push(copy);
  return copy;
};
const textedOf = ({ client }: Run, means: string) =>
  found(
    client.find(
      (line): line is Extract<ClientLine, { kind: "texted" }> => line.kind === "texted" && line.means === means,
    ),
  );
const stopper = (run: Run): TouchRow => {
  const { from, tenant } = textedOf(run, "stop");
  const { lead } = found(
    run.client.find(
      (line): line is Extract<ClientLine, { kind: "shown" }> =>
        line.kind === "shown" && line.phone === from && line.tenant === tenant,
    ),
  );
  return found(run.snapshot.touches.find((touch) => touch.lead === lead && touch.class === "marketing"));
};

const losses: Bug[] = [
  {
    name: "a checkpoint at fetch: the batch counts as sent and never left (listmonk #3022)",
    breaks: "I1",
    names: ["person", "touch"],
    plant: (run) => {
      const { sid } = textOf(run, sentOf(run));
      without(run.carrier, (line) => "sid" in line && line.sid === sid);
    },
  },
  {
    name: "paging by offset: somebody of the audience has no row",
    breaks: "I1",
    names: ["person"],
    plant: (run) => {
      const { id } = sentOf(run);
      without(run.snapshot.touches, (touch) => touch.id === id);
      without(
        run.carrier,
        (line) => "sid" in line && !run.snapshot.touches.some((touch) => touch.provider_id === line.sid),
      );
    },
  },
  {
    name: "a row forgotten as pending when the campaign is over",
    breaks: "I1",
    names: ["person", "touch"],
    plant: (run) => {
      Object.assign(sentOf(run), { status: "pending", provider_id: null, provider_status: null });
    },
  },
  {
    name: "skipped without a word why",
    breaks: "I1",
    names: ["person", "touch"],
    plant: (run) => {
      found(run.snapshot.touches.find(({ status }) => status === "skipped")).reason = null;
    },
  },
];

const doubles: Bug[] = [
  {
    name: "a lease by the local clock: two workers send the same batch",
    breaks: "I1",
    names: ["person", "touch", "line"],
    plant: (run) => [0, 1, 2].map((place) => again(run, sentOf(run, place), 40)),
  },
  {
    name: "a retry on a timeout without a key",
    breaks: "I1",
    names: ["person", "touch", "line"],
    plant: (run) => {
      const touch = sentOf(run);
      run.carrier.push({ kind: "cut", at: textOf(run, touch).at, sid: touch.provider_id ?? "" });
      touch.provider_id = again(run, touch, 10_000).sid;
    },
  },
  {
    name: "a missing unique key: the step is planned twice",
    breaks: "I1",
    names: [],
    plant: (run) =>
      run.snapshot.touches.push({ ...sentOf(run), id: "planned-twice", provider_id: null, status: "cancelled" }),
  },
  {
    name: "reconciling adopts another person's text",
    breaks: "I1",
    names: ["person", "touch", "line"],
    plant: (run) => {
      sentOf(run).provider_id = sentOf(run, 1).provider_id;
    },
  },
  {
    name: "the confirmation of an opt-out leaves twice",
    breaks: "I1",
    names: ["person", "touch", "line"],
    plant: (run) => {
      const touch = found(run.snapshot.touches.find((one) => one.class === "required" && one.status === "sent"));
      const { sid } = again(run, touch, 500);
      run.snapshot.touches.push({ ...touch, id: "confirmed-twice", source_key: "another", provider_id: sid });
    },
  },
];

const unlawful: Bug[] = [
  {
    name: "a text after STOP: the queue was filled before",
    breaks: "I2",
    names: ["person", "touch", "line"],
    plant: (run) => {
      const touch = stopper(run);
      const { ackedAt } = textedOf(run, "stop");
      textOf(run, touch).arrived = ackedAt + 5_000;
    },
  },
  {
    name: "a text without consent: unknown counts as yes",
    breaks: "I2",
    names: ["person", "touch", "line"],
    plant: (run) => {
      const { to } = textOf(run, sentOf(run));
      const file = found(run.client.find((line) => line.kind === "imported" && line.phone === to));
      Object.assign(file, { consents: false });
    },
  },
  {
    name: "a text in quiet hours: the offset of last week, before the clocks changed",
    breaks: "I3",
    names: ["person", "touch", "line"],
    plant: (run) => {
      const touch = sentOf(run);
      textOf(run, touch).arrived -= 4.5 * hour; // half past seven in New York
    },
  },
  {
    name: "a second over the number's budget: each worker counts for itself",
    breaks: "I4",
    names: ["person", "line"],
    plant: (run) => {
      const limited = found(
        run.client.find(
          (line): line is Extract<ClientLine, { kind: "sender" }> =>
            line.kind === "sender" && line.segmentsPerSecond !== null,
        ),
      );
      const own = run.carrier.filter(
        (line): line is Taken => line.kind === "taken" && line.account === limited.account,
      );
      const [first] = own;
      for (const text of own.slice(0, 4)) text.arrived = found(first).arrived;
    },
  },
];

const unkept: Bug[] = [
  {
    name: "acknowledged before the commit: the text that came in is gone",
    breaks: "I5",
    names: ["person", "line"],
    plant: (run) => {
      const { sid } = textedOf(run, "other");
      without(run.snapshot.messages, ({ provider_id }) => provider_id === sid);
    },
  },
  {
    name: "a webhook delivered twice is stored twice",
    breaks: "I5",
    names: ["person", "line"],
    plant: (run) => {
      const { sid } = textedOf(run, "other");
      const row = found(run.snapshot.messages.find(({ provider_id }) => provider_id === sid));
      run.snapshot.messages.push({ ...row, id: "stored-twice" });
    },
  },
  {
    name: "a receipt acknowledged and lost with its process",
    breaks: "I5",
    names: ["line"],
    plant: (run) => {
      const { id } = found(run.snapshot.receipts[0]);
      without(run.snapshot.receipts, (row) => row.id === id);
    },
  },
  {
    name: "a counter that drifted from its rows",
    breaks: "I6",
    names: ["line"],
    plant: (run) => {
      const ledger = found(run.client.find((line) => line.kind === "ledger"));
      const { counts } = ledger as Extract<ClientLine, { kind: "ledger" }>;
      Object.assign(ledger, { counts: { ...counts, sent: (counts.sent ?? 0) + 1 } });
    },
  },
  {
    name: "a late receipt takes a delivered text back to sent",
    breaks: "I6",
    names: ["person", "touch"],
    plant: (run) => {
      Object.assign(sentOf(run), { provider_status: "sent", delivery: null });
    },
  },
  {
    name: "a row of one workspace with another's lead",
    breaks: "I7",
    names: ["touch"],
    plant: ({ snapshot }) => {
      const touch = found(snapshot.touches[0]);
      touch.lead = found(snapshot.leads.find(({ tenant }) => tenant !== touch.tenant)).id;
    },
  },
  {
    name: "a job whose worker died: due for minutes, in nobody's hands, shown to nobody",
    breaks: "I8",
    names: [],
    plant: ({ snapshot }) =>
      snapshot.jobs.push({ id: "job-1", name: "messaging.drain", due_at: snapshot.at - 300_000, parked_at: null }),
  },
];

export const plantedBugs: readonly Bug[] = [...losses, ...doubles, ...unlawful, ...unkept];
