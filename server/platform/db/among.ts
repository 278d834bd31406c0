import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** The column is one of these ids: one parameter whatever their number, where `inArray` makes one of each. */
export const among = (column: SQLWrapper, ids: Iterable<string>): SQL =>
  sql`${column} = any(${`{${[...ids].join(",")}}`}::uuid[])`;
