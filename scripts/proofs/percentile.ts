/** The value that so much of them (0 to 1) do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** "p50 12, p95 34, slowest 56 ms" */
export const spread = (values: readonly number[]): string =>
  `p50 ${Math.round(percentile(values, 0.5))}, p95 ${Math.round(percentile(values, 0.95))}, slowest ${Math.round(Math.max(...values))} ms`;
