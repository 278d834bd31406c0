/** What a drain leaves behind. */
export interface LeftBehind {
  readonly now: Date;
  /** The first row that waits. */
  readonly dueAt: Date;
  /** When an empty bucket has a token again; null when none is empty. */
  readonly tokenAt: Date | null;
  readonly sent: number;
  /** Whether any row changed. */
  readonly hasMoved: boolean;
  /** A bucket was empty when the batch was chosen. */
  readonly lackedTokens: boolean;
}

/**
 * When to look again, or null: what is due was not blocked by any bucket and yet did not move, so nobody can write it now
 * and the sweep comes back in a minute. A bucket that has filled since the batch was chosen is looked at again at once.
 */
export function nextLook({ now, dueAt, tokenAt, sent, hasMoved, lackedTokens }: LeftBehind): Date | null {
  const isDue = dueAt <= now;
  if (isDue && hasMoved && sent > 0) return now;
  if (isDue && !hasMoved && !tokenAt) return lackedTokens ? now : null;
  return new Date(Math.max(dueAt.getTime(), tokenAt?.getTime() ?? 0, now.getTime()));
}
