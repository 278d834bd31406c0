import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { outcomes, touchTabs } from "@/server/campaigns/schemas";

export const reportTabs = ["results", "touches", "people"] as const;

/** What the report shows lives in the address: every number is a link to its rows. */
export function useReportSearch() {
  const [search, setSearch] = useQueryStates(
    {
      tab: parseAsStringLiteral(reportTabs).withDefault("results"),
      status: parseAsStringLiteral(touchTabs),
      step: parseAsInteger,
      reason: parseAsString,
      outcome: parseAsStringLiteral(outcomes),
      touch: parseAsString,
    },
    { history: "push" },
  );
  return { ...search, setSearch };
}

/** The address of the rows behind one figure. */
export const touchesHref = (campaignId: string, status?: string) =>
  `/campaigns/${campaignId}?tab=touches${status ? `&status=${status}` : ""}`;
