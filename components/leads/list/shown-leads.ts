"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/shell/trpc";
import type { LeadView } from "@/server/leads";
import { leadQuery } from "./lead-query";
import { useLeadSearch } from "./lead-search";

/** Rows of the list that is on screen, changed where they stand: none comes, goes or moves. */
export function useShownLeads() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const queryKey = trpc.segments.leads.infiniteQueryKey(leadQuery(useLeadSearch()));
  const change = (leadId: string, changed: (lead: LeadView) => LeadView) =>
    queryClient.setQueryData(queryKey, (data) =>
      data?.pages
        ? {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              leads: page.leads.map((lead) => (lead.id === leadId ? changed(lead) : lead)),
            })),
          }
        : data,
    );
  return { queryKey, change, hold: () => queryClient.cancelQueries({ queryKey }) };
}
