import { and, eq, type SQLWrapper, sql } from "drizzle-orm";
import { mailReadings } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";

const mails = (which: SQLWrapper) => sql<number>`count(*) filter (where ${which})::int`;

/** Of a campaign's tracked mails: how many people and how many machines opened and followed; null where nothing was fetched. */
export async function mailFigures(tx: Tx, campaignId: string): Promise<MailFigures | null> {
  const [row] = await tx
    .select({
      fetched: sql<number>`count(*)::int`,
      openedByPeople: mails(mailReadings.openedByPerson),
      openedByMachines: mails(mailReadings.openedByMachine),
      clickedByPeople: mails(mailReadings.clickedByPerson),
      clickedByMachines: mails(mailReadings.clickedByMachine),
    })
    .from(mailReadings)
    .where(and(eq(mailReadings.tenantId, tx.tenantId), eq(mailReadings.campaignId, campaignId)));
  return row && row.fetched > 0 ? row : null;
}

export interface MailFigures {
  readonly fetched: number;
  readonly openedByPeople: number;
  readonly openedByMachines: number;
  readonly clickedByPeople: number;
  readonly clickedByMachines: number;
}
