"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import type { LeadView } from "@/server/leads";
import type { EditLeadInput } from "@/server/leads/schemas";

export type FieldValue = string | string[] | null;

const own = "attributes.";

/** A lead's value of a field by its name in the edit; `attributes.<key>` names a workspace's own. */
export function valueOfField(lead: LeadView, name: string): FieldValue {
  if (name.startsWith(own)) return lead.attributes[name.slice(own.length)] ?? null;
  const value = Object.entries(lead).find(([field]) => field === name)?.[1];
  return typeof value === "string" || Array.isArray(value) ? value : null;
}

export const changeOf = (name: string, value: FieldValue): Partial<EditLeadInput> =>
  name.startsWith(own)
    ? { attributes: { [name.slice(own.length)]: typeof value === "string" ? value : null } }
    : { [name]: value };

/** The lead as it will be once the change is saved. */
export function shownAfter(lead: LeadView, name: string, value: FieldValue): LeadView {
  if (!name.startsWith(own)) return { ...lead, [name]: value };
  const key = name.slice(own.length);
  const { [key]: _, ...others } = lead.attributes;
  return { ...lead, attributes: typeof value === "string" && value !== "" ? { ...others, [key]: value } : others };
}

/**
 * Changes one field of a lead: shown at once, put back with the server's sentence when it is refused or when somebody
 * else was faster.
 */
export function useEditLead(lead: LeadView) {
  const t = useTranslations("leads.page");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const key = trpc.leads.get.queryKey({ leadId: lead.id });
  const edit = useMutation(
    trpc.leads.edit.mutationOptions({
      onError: (error) => toastFailure(t("putBack", { reason: error.message })),
      onSettled: () => queryClient.invalidateQueries(trpc.leads.get.queryFilter({ leadId: lead.id })),
    }),
  );
  const save = async (name: string, value: FieldValue) => {
    await queryClient.cancelQueries({ queryKey: key });
    const before = queryClient.getQueryData(key);
    queryClient.setQueryData(key, (shown) => shown && shownAfter(shown, name, value));
    try {
      const seen = { [name]: valueOfField(lead, name) };
      queryClient.setQueryData(key, await edit.mutateAsync({ leadId: lead.id, ...changeOf(name, value), seen }));
    } catch {
      queryClient.setQueryData(key, before);
    }
  };
  return { save, isSaving: edit.isPending };
}
