import type { MailHit } from "../schemas";

/** Filters and mail programs look into a mail at once; a person needs to see it first (policy, messaging-rules 3.4). */
const machineMs = 10_000;
/** Nobody follows two links in a second. */
const burstMs = 1_000;
/** Who followed the link that nobody sees was at work around that time. */
const trapMs = 60_000;

export interface Reading {
  readonly openedByPerson: boolean;
  readonly openedByMachine: boolean;
  readonly clickedByPerson: boolean;
  readonly clickedByMachine: boolean;
}

/** Apple's proxy says no more than this; image proxies and filters name themselves. */
const programs =
  /^$|^Mozilla\/5\.0$|imageproxy|mailproxy|bot\b|crawl|spider|preview|scan|proofpoint|mimecast|barracuda|safelinks|headless|^(?:python|curl|wget|java|go-http|okhttp|node|axios)/i;

/** Whether this fetches for everybody: an image proxy, a filter, a script. */
export const isProgram = (userAgent: string): boolean => programs.test(userAgent.trim());

/**
 * Who read a mail, people or machines, from what was fetched of it. An open proves little and decides nothing; a machine's
 * open or click never counts as a person's.
 */
export function readingOf(hits: readonly MailHit[], sentAt: Date): Reading {
  const timed = hits.map((hit) => ({ ...hit, ms: new Date(hit.at).getTime() }));
  const traps = timed.filter(({ kind }) => kind === "trap");
  const clicks = timed.filter(({ kind }) => kind === "click");
  const isMachine = (hit: (typeof timed)[number]) =>
    hit.isProgram ||
    hit.ms - sentAt.getTime() < machineMs ||
    traps.some((trap) => Math.abs(trap.ms - hit.ms) <= trapMs) ||
    (hit.kind === "click" && clicks.some((other) => other.link !== hit.link && Math.abs(other.ms - hit.ms) <= burstMs));
  const opens = timed.filter(({ kind }) => kind === "open");
  return {
    openedByPerson: opens.some((hit) => !isMachine(hit)),
    openedByMachine: opens.some(isMachine),
    clickedByPerson: clicks.some((hit) => !isMachine(hit)),
    clickedByMachine: clicks.some(isMachine),
  };
}
