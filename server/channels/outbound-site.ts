import type { Carrier } from "./outbound";

/**
 * A message on the site waits in the ledger until its reader comes by: taking it is recording it, so that what was never
 * recorded was never taken, and reconciling is exact.
 */
export const inAppCarrier: Carrier = {
  send: async (_, { attemptId }) => ({ kind: "accepted", providerId: `site-${attemptId}`, status: "queued" }),
  find: async () => [],
  received: async () => [],
};
