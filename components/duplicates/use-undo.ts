import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";

/** Undoes a merge and lets every list show two leads again. */
export function useUndoMerge() {
  const t = useTranslations("duplicates");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.duplicates.undo.mutationOptions({
      onSuccess: () => {
        toastDone(t("recent.undone"));
        void queryClient.invalidateQueries(trpc.duplicates.pathFilter());
        void queryClient.invalidateQueries(trpc.leads.pathFilter());
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
}
