import { setImmediate as aTurn, setTimeout as wait } from "node:timers/promises";

// Texts that come in are answered before long work of our own goes on.

const slot = globalThis as typeof globalThis & { rekindleTrafficAt?: number };
const lastsMs = 500;
const restMs = 10;

/** A carrier waits for an answer of this process. */
export function noteTraffic(): void {
  slot.rekindleTrafficAt = performance.now();
}

/** As if nobody had asked yet: what another test left behind is not heard in the next. */
export function forgetTraffic(): void {
  slot.rekindleTrafficAt = undefined;
}

/** Whether a carrier asked within the last half second. */
export const hasTraffic = (): boolean =>
  performance.now() - (slot.rekindleTrafficAt ?? Number.NEGATIVE_INFINITY) < lastsMs;

/** Between two stretches of long work: the others get their turn, and the machine to themselves for a moment while texts come in. */
export async function giveWay(): Promise<void> {
  if (hasTraffic()) await wait(restMs);
  else await aTurn();
}
