import type { Permission } from "@/server/platform/access";
import type { Tx } from "@/server/platform/db";
import type { BulkAct, BulkKind } from "../schemas";

/** What became of one lead: left alone for a reason, or changed, with what the undoing puts back. */
export type Done = { skipped: string } | { before: Record<string, unknown> };

export type Doing<Kind extends BulkKind = BulkKind> = {
  act: Extract<BulkAct, { kind: Kind }>;
  leadIds: readonly string[];
};
export type Undoing<Kind extends BulkKind = BulkKind> = {
  act: Extract<BulkAct, { kind: Kind }>;
  rows: readonly { leadId: string; before: Record<string, unknown> }[];
};

/**
 * One kind of act on many leads. Later domains bring theirs (a segment, a campaign): the edge hands the list in.
 * A lead that the answer of `apply` does not name is gone.
 */
export interface BulkActor<Kind extends BulkKind = BulkKind> {
  kind: Kind;
  may: Permission;
  /** @throws Refused, Forbidden or NotFound before a job is made. */
  check?: (tx: Tx, act: Extract<BulkAct, { kind: Kind }>) => Promise<void>;
  apply: (tx: Tx, doing: Doing<Kind>) => Promise<Map<string, Done>>;
  /** Puts back what is still as the act left it, and answers those leads; absent where an act cannot be taken back. */
  undo?: (tx: Tx, undoing: Undoing<Kind>) => Promise<ReadonlySet<string>>;
}

/** Actors of all kinds, by kind. */
export type BulkActors = { [Kind in BulkKind]: BulkActor<Kind> };

/** The actor of an act; which kind it is of, the act itself says. */
export const actorOf = (actors: BulkActors, act: BulkAct): BulkActor => actors[act.kind] as unknown as BulkActor;
