import { eq } from "drizzle-orm";
import { memberships, users } from "@/drizzle/schema";
import { fieldsOf } from "@/server/leads";
import type { Ctx } from "@/server/platform/ctx";
import { database, inTransaction, type Tx } from "@/server/platform/db";
import { hasTraffic } from "@/server/platform/traffic";
import { type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { type Repairs, repairsOf } from "../fixing/repairs";
import { type FieldPlaces, placesOf } from "../read-row";
import { factsOf, type ImportRow, importRow } from "../rows";
import type { FileConsent, ImportField } from "../schemas";
import type { Identity } from "./decide";
import type { Earlier, Members, Planning } from "./plan-batch";

/**
 * The embedded database works in this thread: its batches are small enough that no webhook waits for long. A server
 * writes beside us, and pays for each commit.
 */
const batchRows = { pglite: 1000, postgres: 2000, neon: 2000 };
const rowsBesideTraffic = 200;

/** How many rows a batch is to have: fewer while texts come in, so that each transaction is over soon. */
export async function rowsPerBatch(): Promise<() => number> {
  const most = batchRows[(await database()).engine];
  return () => (hasTraffic() ? rowsBesideTraffic : most);
}

/** What a runner holds of an import while it works. */
export interface Work {
  ctx: Ctx;
  one: ImportRow;
  keys: TenantKeys;
  members: Members;
  places: FieldPlaces;
  repairs: Repairs;
  isOver: () => boolean;
}

/** What the import says and who works in the tenant, read once; `system`: only the runner calls it. */
export async function openWork(ctx: Ctx, importId: string, isOver: () => boolean): Promise<Work> {
  return inTransaction(ctx, async (tx) => {
    const one = await importRow(tx, importId);
    const facts = factsOf(one);
    const keys = await tenantKeys(tx);
    const repairs = await repairsOf(tx, one, keys);
    const places = placesOf({
      columns: facts.dialect.columns,
      mapping: one.mapping,
      defaultCountry: one.defaultCountry,
      assumedCountries: repairs.countries,
      dateOrder: one.dateOrder,
      consent: one.consent as FileConsent[],
      warranty: one.warranty,
      now: one.startedAt ?? tx.now(),
      sandbox: ctx.sandbox,
      fields: await fieldsOf(tx),
    });
    return { ctx, one, keys, repairs, members: await membersByName(tx), places, isOver };
  });
}

async function membersByName(tx: Tx): Promise<Members> {
  const rows = await tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.tenantId, tx.tenantId));
  return new Map(
    rows.flatMap((row) => [[row.name.toLowerCase(), row.id] as const, [row.email.toLowerCase(), row.id] as const]),
  );
}

const fieldOfKey: Record<keyof Identity, ImportField> = {
  phoneHash: "phone",
  emailHash: "email",
  externalId: "external_id",
};

export const planningOf = ({ keys, one, members, places }: Work, earlier: Earlier): Planning => ({
  keys,
  one,
  members,
  earlier,
  columnOf: (key) => places.plan.columns[places.at[fieldOfKey[key]] ?? -1] ?? null,
});
