import type { KnownText } from "@/server/channels/outbound";
import { toPlainPunctuation } from "./segments";

/** What a carrier's list says about a text whose outcome is unknown. */
export interface Evidence {
  readonly body: string;
  /** Texts from our sender to that number since a minute before the claim; null when the carrier could not be asked. */
  readonly known: readonly KnownText[] | null;
  /** Provider ids that other attempts own. */
  readonly owned: ReadonlySet<string>;
  /** Since the text was handed over, real time. */
  readonly ageMs: number;
  readonly attempts: number;
}

export type Resolution =
  | { kind: "adopt"; text: KnownText }
  | { kind: "wait" }
  | { kind: "send_again" }
  | { kind: "park"; reason: string };

const patienceMs = 10 * 60_000;
const mostAttempts = 2;

/** Twilio may have written typographic characters plainly: a text matches on either form. */
const sameBody = (a: string, b: string) => a === b || toPlainPunctuation(a) === toPlainPunctuation(b);

/**
 * One match is ours; several are for a person; none within ten minutes is waited for, and none after ten minutes with a
 * carrier that answers means that the text was never taken: it may pass the gate once more [messaging-rules 2.5].
 */
export function resolutionOf({ body, known, owned, ageMs, attempts }: Evidence): Resolution {
  if (known === null) return { kind: "wait" };
  const matches = known.filter((text) => sameBody(text.body, body) && !owned.has(text.providerId));
  const [only] = matches;
  if (matches.length > 1)
    return { kind: "park", reason: "The carrier knows several texts that match. A person must decide which is ours." };
  if (only) return { kind: "adopt", text: only };
  if (ageMs < patienceMs) return { kind: "wait" };
  if (attempts >= mostAttempts)
    return { kind: "park", reason: "The carrier was unclear twice. A person must decide whether to send it again." };
  return { kind: "send_again" };
}
