import { type SQL, sql } from "drizzle-orm";
import { leads } from "@/drizzle/schema";
import type { LeadRow } from "./rows";

/** One thing known of a lead and what it is worth; `any` names the columns of which one is enough. */
export interface FitRule {
  readonly rule: string;
  readonly weight: number;
  readonly any: readonly FitColumn[];
}
type FitColumn = "phoneHash" | "emailHash" | "firstName" | "lastName" | "company" | "companyWebsite" | "externalId";

/** What a lead's fields alone are worth, by the rules of November 2026. A dated set is never edited: a change is a new set. */
export const fitRules: readonly FitRule[] = [
  { rule: "phone", weight: 8, any: ["phoneHash"] },
  { rule: "email", weight: 6, any: ["emailHash"] },
  { rule: "company", weight: 6, any: ["company"] },
  { rule: "website", weight: 3, any: ["companyWebsite"] },
  { rule: "name", weight: 2, any: ["firstName", "lastName"] },
];

/** The most that fields alone can be worth: a higher score tells that something happened. */
export const mostFit = fitRules.reduce((sum, { weight }) => sum + weight, 0);

type Fields = Pick<LeadRow, FitColumn>;
const holds = (lead: Fields, { any }: FitRule) => any.some((column) => Boolean(lead[column]));

/** The rules that a lead's fields meet. */
export const metBy = (lead: Fields): FitRule[] => fitRules.filter((rule) => holds(lead, rule));

/** The points of a lead's fields. */
export const fitOf = (lead: Fields): number => metBy(lead).reduce((sum, { weight }) => sum + weight, 0);

/** The same in SQL, for leads to whom nothing happened: they carry no score of their own, so an import writes none. */
export const fitSql: SQL = sql.join(
  fitRules.map(({ weight, any }) => {
    const known = sql.join(
      any.map((column) => sql`coalesce(${leads[column]}, '') <> ''`),
      sql` or `,
    );
    return sql`(case when ${known} then ${sql.raw(String(weight))} else 0 end)`;
  }),
  sql` + `,
);
