import { createHash } from "node:crypto";
import type { Carrier, CarrierAnswer } from "./outbound";

/** Twilio's test numbers behave here as they do there (messaging-rules 2.5); +15005550003 alone is an ordinary US number's stand-in for a country that is off. */
const refusals: Record<string, { code: number; sentence: string }> = {
  "+15005550001": { code: 21211, sentence: "This is not a valid phone number." },
  "+15005550002": { code: 21612, sentence: "This number cannot be reached from ours." },
  "+15005550003": { code: 21408, sentence: "This country is not enabled." },
  "+15005550004": { code: 21610, sentence: "This number opted out at the carrier." },
  "+15005550009": { code: 21614, sentence: "This number cannot receive texts." },
};

/** The same attempt always gets the same id: the sandbox has no memory but our own record of what it accepted. */
export const sandboxProviderId = (attemptId: string): string =>
  `SM${createHash("sha256").update(attemptId).digest("hex").slice(0, 32)}`;

/**
 * Takes every text and sends none: nothing leaves this machine. What it accepted is what the ledger recorded, so a
 * claim that was never recorded was never accepted, and reconciling is exact.
 */
export const sandboxCarrier: Carrier = {
  async send(_, { attemptId, to }): Promise<CarrierAnswer> {
    const refusal = refusals[to];
    if (refusal) return { kind: "refused", ...refusal };
    return { kind: "accepted", providerId: sandboxProviderId(attemptId), status: "queued" };
  },
  find: async () => [],
  received: async () => [],
};
