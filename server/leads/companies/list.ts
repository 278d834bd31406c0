import { and, asc, desc, eq, ilike, or, sql } from "drizzle-orm";
import { companies } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { makeCursor, readCursor } from "@/server/platform/cursor";
import { inTransaction, type Tx } from "@/server/platform/db";
import { literal } from "@/server/platform/literal";
import { tenantKeys } from "@/server/platform/vault";
import { type CompanyIdInput, type CompanySort, ListCompaniesInput } from "../company-schemas";
import { byIndexOnly } from "../list";
import { type CompanyView, companyRow, companyViews, isPeopled } from "./rows";

const orders = {
  name: { by: asc, beyond: sql`>` },
  name_desc: { by: desc, beyond: sql`<` },
} as const;

/** What the search box means: part of the name as it is shown, or as leads spell it. */
const named = (search: string) => {
  if (search === "") return undefined;
  const pattern = `%${literal(search)}%`;
  return or(ilike(companies.name, pattern), ilike(companies.key, pattern));
};

type Wanted = { search: string; sort: CompanySort; after: readonly unknown[] | null; count: number };

function rowsOf(tx: Tx, { search, sort, after, count }: Wanted) {
  const { by, beyond } = orders[sort];
  const isBeyond = after && sql`(${companies.name}, ${companies.id}) ${beyond} (${after[0]}::text, ${after[1]}::uuid)`;
  return tx
    .select()
    .from(companies)
    .where(and(eq(companies.tenantId, tx.tenantId), isBeyond ?? undefined, named(search), isPeopled(tx)))
    .orderBy(by(companies.name), by(companies.id))
    .limit(count);
}

export interface CompanyPage {
  companies: CompanyView[];
  nextCursor: string | null;
  hasMore: boolean;
}

/** A page of the companies that the actor's leads name. */
export async function listCompanies(ctx: Ctx, input: ListCompaniesInput): Promise<CompanyPage> {
  authorize(ctx, "leads:read");
  const { search, sort, cursor, limit } = ListCompaniesInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const keys = await tenantKeys(tx);
    const list = `companies:${sort}`;
    await byIndexOnly(tx);
    const after = cursor ? readCursor(keys, list, cursor) : null;
    const rows = await rowsOf(tx, { search, sort, after, count: limit + 1 });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const nextCursor = last ? makeCursor(keys, list, [last.name, last.id]) : null;
    return { companies: await companyViews(tx, page), nextCursor, hasMore: nextCursor !== null };
  });
}

/** One company as its page shows it. */
export async function getCompany(ctx: Ctx, { companyId }: CompanyIdInput): Promise<CompanyView> {
  authorize(ctx, "leads:read");
  return inTransaction(ctx, async (tx) => {
    const [view] = await companyViews(tx, [await companyRow(tx, companyId)]);
    if (!view) throw new Error("A row has a view.");
    return view;
  });
}
