const FAILURES_TO_OPEN = 5;
const FAILURE_WINDOW_MS = 30_000;
const OPEN_MS = 60_000;

/** Stops calling a model that keeps failing: five failures within 30 s open it for 60 s, then one call tries again. */
export interface Breaker {
  isOpen(nowMs: number): boolean;
  failed(nowMs: number): void;
  succeeded(): void;
}

export function makeBreaker(): Breaker {
  let failures: number[] = [];
  let openUntil = 0;
  return {
    isOpen: (nowMs) => nowMs < openUntil,
    failed: (nowMs) => {
      failures = [...failures.filter((at) => nowMs - at < FAILURE_WINDOW_MS), nowMs];
      if (failures.length < FAILURES_TO_OPEN) return;
      openUntil = nowMs + OPEN_MS;
      failures = failures.slice(-(FAILURES_TO_OPEN - 1));
    },
    succeeded: () => {
      failures = [];
      openUntil = 0;
    },
  };
}
