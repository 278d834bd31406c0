"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/shell/trpc";

/** The members who may own a lead, as options of a picker. */
export function useOwners() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.leads.owners.queryOptions());
  return (data ?? []).map((owner) => ({ value: owner.id, label: owner.name }));
}
