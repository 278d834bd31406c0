import { setTimeout as wait } from "node:timers/promises";

/** One request, by its number; throws when the answer is not the one that was due. */
type Request = (at: number) => Promise<void>;

export interface Load {
  requests: number;
  connections: number;
  send: Request;
}

/** As many as the other side takes: each connection sends its next request when the last is answered. */
export async function fullLoad({ requests, connections, send }: Load): Promise<number[]> {
  const latencies: number[] = [];
  let next = 0;
  const user = async () => {
    while (next < requests) {
      const started = performance.now();
      await send(next++);
      latencies.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: connections }, user));
  return latencies;
}

/** So many a second whether or not the other side keeps up; a latency counts from the moment a request was due. */
export async function steadyLoad({ requests, perSecond, send }: Omit<Load, "connections"> & { perSecond: number }) {
  const latencies: number[] = [];
  const started = performance.now();
  const one = async (at: number) => {
    const due = started + (at * 1000) / perSecond;
    await send(at);
    latencies.push(performance.now() - due);
  };
  const sent: Promise<void>[] = [];
  while (sent.length < requests) {
    const isDue = performance.now() >= started + (sent.length * 1000) / perSecond;
    if (isDue) sent.push(one(sent.length));
    else await wait(1);
  }
  await Promise.all(sent);
  return latencies;
}
