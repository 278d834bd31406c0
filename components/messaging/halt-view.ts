import type { HaltCause, HaltScope } from "@/server/messaging/schemas";

/** A halt as the screens know it. */
export interface HaltView {
  readonly id: string;
  readonly scope: HaltScope;
  readonly target: string;
  readonly targetName: string | null;
  readonly cause: HaltCause;
  readonly reason: string;
  readonly haltedBy: string;
  readonly haltedAt: Date;
  readonly liftAskedByName: string | null;
  readonly liftReason: string | null;
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
}
