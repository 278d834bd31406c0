/** A text that reached the carrier and that it took: it would reach a phone. */
export interface Taken {
  kind: "taken";
  /** When its request arrived, and when it was taken: real time in milliseconds, as everywhere here. */
  arrived: number;
  at: number;
  sid: string;
  /** The carrier's account and number that it came from. */
  account: string;
  from: string;
  to: string;
  body: string;
  segments: number;
}

/** answered: the caller heard so. cut: it could not. refused: surely not taken. told, untold: a receipt, and whether its call was acknowledged. */
export type CarrierLine =
  | Taken
  | { kind: "answered" | "cut"; at: number; sid: string }
  | { kind: "refused"; at: number; to: string; how: string }
  | { kind: "told" | "untold"; at: number; sid: string; status: string };

/** What the client of the product wrote down of its own calls and their answers. */
export type ClientLine =
  /** Put into the file that was imported: where the person is, and whether they agreed to texts. */
  | { kind: "imported"; at: number; tenant: string; phone: string; state: string; zone: string; consents: boolean }
  /** The product named this number's lead. */
  | { kind: "shown"; at: number; tenant: string; lead: string; phone: string }
  /** From now on the workspace's clock is so far ahead of the real one. */
  | { kind: "clock"; at: number; tenant: string; aheadMs: number }
  /** A number may send so much; null = no limit. */
  | { kind: "sender"; at: number; tenant: string; account: string; number: string; segmentsPerSecond: number | null }
  /** A text handed in by webhook, as often as it took; `status` is the last answer, 0 = none. */
  | {
      kind: "texted";
      at: number;
      ackedAt: number;
      status: number;
      tenant: string;
      sid: string;
      from: string;
      body: string;
      means: "stop" | "start" | "other";
    }
  /** A campaign's figures as the product showed them at last. */
  | { kind: "ledger"; at: number; tenant: string; campaign: string; counts: Readonly<Record<string, number>> };

type Owned = { tenant: string };
type Instant = number | null;

export type TouchRow = Owned & {
  id: string;
  source: string;
  source_key: string;
  campaign: string | null;
  step: number | null;
  lead: string | null;
  sender: string | null;
  class: string;
  status: string;
  reason: string | null;
  delivery: string | null;
  provider_id: string | null;
  provider_status: string | null;
  answers: string | null;
  /** On the workspace's clock. */
  sent_at: Instant;
  lease_until: Instant;
};

/** Plain rows of the database at one moment. */
export interface Snapshot {
  at: number;
  senders: (Owned & { id: string; account: string; number: string | null })[];
  leads: (Owned & { id: string; phone_hash: string | null; last_contacted_at: Instant })[];
  suppressions: (Owned & { id: string; lead: string | null; hash: string; since: number; lifted_at: Instant })[];
  campaigns: (Owned & { id: string })[];
  enrolled: (Owned & { campaign: string; lead: string; arm: string })[];
  touches: TouchRow[];
  messages: (Owned & {
    id: string;
    direction: string;
    lead: string | null;
    touch: string | null;
    provider_id: string | null;
  })[];
  receipts: (Owned & { id: string; touch: string | null; provider_id: string; status: string })[];
  /** Announcements that nobody has relayed yet. */
  unrelayed: (Owned & { id: string; name: string; since: number })[];
  /** What a background function still waits for. */
  jobs: { id: string; name: string; due_at: number; parked_at: Instant }[];
}

/** All that the auditor reads. It knows nothing of the product's code. */
export interface Evidence {
  carrier: readonly CarrierLine[];
  client: readonly ClientLine[];
  snapshot: Snapshot;
}

/** One broken promise, and where it shows. */
export interface Violation {
  invariant: "I1" | "I2" | "I3" | "I4" | "I5" | "I6" | "I7" | "I8";
  says: string;
  /** The number, or the lead's id where no number is known. */
  person?: string | null;
  touch?: string | null;
  /** "carrier 12": the twelfth line of that log. */
  line?: string | null;
}

export const sentenceOf = ({ invariant, says, person, touch, line }: Violation): string =>
  [`${invariant}: ${says}`, person ? `person ${person}` : "", touch ? `touch ${touch}` : "", line ? `line ${line}` : ""]
    .filter(Boolean)
    .join(" · ");
