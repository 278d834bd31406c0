const windowMs = 60_000;
/** Requests in a minute from one address to one site: a page asks a few times. */
const mostRequests = 120;
/** Sessions begun in a minute from one address: an office behind one address, never a guesser. */
const mostSessions = 20;
const mostKnown = 20_000;

type Count = { since: number; requests: number; sessions: number };

const counts = new Map<string, Count>();

/** Counts a request at the public door of a site; the seconds to wait where there were too many, else null. By process. */
export function waitAtDoor(asking: { key: string; address: string; beginsSession: boolean; at: Date }): number | null {
  const now = asking.at.getTime();
  const who = `${asking.key} ${asking.address}`;
  const known = counts.get(who);
  const count = known && now - known.since < windowMs ? known : { since: now, requests: 0, sessions: 0 };
  count.requests += 1;
  if (asking.beginsSession) count.sessions += 1;
  if (counts.size >= mostKnown && !known) counts.clear();
  counts.set(who, count);
  const isOver = count.requests > mostRequests || count.sessions > mostSessions;
  return isOver ? Math.ceil((count.since + windowMs - now) / 1_000) : null;
}
