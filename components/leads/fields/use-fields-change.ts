"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";

/** After a field changed: every list of fields is read again; a refusal is told. */
export function useFieldsChange() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return {
    onError: (error: { message: string }) => toastFailure(error.message),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.leads.everyField.queryFilter()),
        queryClient.invalidateQueries(trpc.leads.fields.queryFilter()),
      ]),
  };
}
