/** The caller's own patience ran out; the work may still be running somewhere. */
export class DeadlineReached extends Error {}

/** The result, or DeadlineReached after `deadlineMs` whatever the work does: a model that ignores its signal cannot hang us. */
export async function withDeadline<T>(work: (signal: AbortSignal) => Promise<T>, deadlineMs: number): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineReached(`No answer within ${deadlineMs} ms.`));
      abort.abort();
    }, deadlineMs);
  });
  try {
    const working = work(abort.signal);
    working.catch(() => undefined); // a late failure has nobody left to hear it
    return await Promise.race([working, expired]);
  } finally {
    clearTimeout(timer);
  }
}
