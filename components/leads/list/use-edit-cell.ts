"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import type { LeadView } from "@/server/leads";
import { changeOf, type FieldValue, shownAfter, valueOfField } from "../page/use-edit-lead";
import { useOwners } from "../use-owners";
import { useShownLeads } from "./shown-leads";

export type Edits = Readonly<Record<string, FieldValue>>;

/** What differs from the lead as it is shown; a text that was emptied is null. */
export function editsOf(lead: LeadView, typed: Edits): Edits {
  const differs = ([name, value]: [string, FieldValue]) =>
    JSON.stringify(value) !== JSON.stringify(valueOfField(lead, name));
  const read = ([name, value]: [string, FieldValue]): [string, FieldValue] => [
    name,
    typeof value === "string" ? value.trim() || null : value,
  ];
  return Object.fromEntries(Object.entries(typed).map(read).filter(differs));
}

/** The row as it will be, with what the list derives from the edited fields. */
export function rowAfter(lead: LeadView, edits: Edits, ownerName: (id: string) => string | null): LeadView {
  const after = Object.entries(edits).reduce((row, [name, value]) => shownAfter(row, name, value), lead);
  const name = [after.firstName, after.lastName].filter(Boolean).join(" ");
  return { ...after, name, ownerName: after.ownerId && ownerName(after.ownerId) };
}

/**
 * Saves cells of a row: shown at once; put back with the server's sentence when it is refused, and then shown as the
 * server has it, because somebody else may have been faster.
 */
export function useEditCell(lead: LeadView) {
  const t = useTranslations("leads.grid");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const owners = useOwners();
  const shown = useShownLeads();
  const edit = useMutation(trpc.leads.edit.mutationOptions());
  const ownerName = (id: string) => owners.find(({ value }) => value === id)?.label ?? null;
  const truth = trpc.leads.get.queryOptions({ leadId: lead.id }, { staleTime: 0 });
  return async (typed: Edits) => {
    const edits = editsOf(lead, typed);
    const names = Object.keys(edits);
    if (names.length === 0) return;
    await shown.hold();
    shown.change(lead.id, (row) => rowAfter(row, edits, ownerName));
    const was = Object.fromEntries(names.map((name) => [name, valueOfField(lead, name)]));
    const changes = Object.assign({}, ...names.map((name) => changeOf(name, edits[name] ?? null)));
    try {
      const saved = await edit.mutateAsync({ ...changes, leadId: lead.id, seen: was });
      shown.change(lead.id, () => saved);
      queryClient.setQueryData(truth.queryKey, saved);
    } catch (error) {
      shown.change(lead.id, (row) => rowAfter(row, was, ownerName));
      toastFailure(t("putBack", { reason: error instanceof Error ? error.message : "" }));
      const now = await queryClient.fetchQuery(truth).catch(() => null);
      if (now) shown.change(lead.id, () => now);
    }
  };
}
