import type { z } from "zod";
import { eventOutbox } from "@/drizzle/schema";
import type { Tx } from "./db";
import { newId } from "./ids";

/** A kind of announcement: its name ("campaigns/campaign.launched") and the ids that it carries. */
export interface EventDefinition<Data extends z.ZodObject> {
  readonly name: string;
  readonly data: Data;
}

export const defineEvent = <Data extends z.ZodObject>(name: string, data: Data): EventDefinition<Data> => ({
  name,
  data,
});

type Poke = (tenantId: string) => void;
const slot = globalThis as typeof globalThis & { rekindlePokes?: Set<Poke> };
const pokes = () => (slot.rekindlePokes ??= new Set());

/** Calls back in this process right after an announcement committed; polls do the rest. */
export function onAnnounced(poke: Poke): () => void {
  pokes().add(poke);
  return () => pokes().delete(poke);
}

/** Announces a fact in the transaction that makes it true; relayed to Inngest with the row's id, streamed to browsers. Ids only. */
export async function announce<Data extends z.ZodObject>(
  tx: Tx,
  event: EventDefinition<Data>,
  data: z.input<Data>,
): Promise<void> {
  await tx.insert(eventOutbox).values({
    tenantId: tx.tenantId,
    id: newId(),
    name: event.name,
    data: { ...event.data.parse(data), tenantId: tx.tenantId },
    createdAt: tx.realNow(),
  });
  tx.afterCommit(() => {
    for (const poke of pokes()) poke(tx.tenantId);
  });
}
