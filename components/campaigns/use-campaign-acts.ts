"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";

/** What can be done to a campaign that exists; each refreshes everything that shows campaigns. */
export function useCampaignActs() {
  const t = useTranslations("campaigns.acts");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries(trpc.campaigns.pathFilter());
  const onError = (error: { message: string }) => toastFailure(error.message);
  const told = (message: string) => async () => {
    toastDone(message);
    await refresh();
  };
  return {
    pause: useMutation(trpc.campaigns.pause.mutationOptions({ onSuccess: told(t("paused")), onError })),
    resume: useMutation(trpc.campaigns.resume.mutationOptions({ onSuccess: told(t("resumed")), onError })),
    launch: useMutation(trpc.campaigns.launch.mutationOptions({ onSuccess: () => void refresh(), onError })),
    cancelLaunch: useMutation(
      trpc.campaigns.cancelLaunch.mutationOptions({ onSuccess: told(t("launchCancelled")), onError }),
    ),
    stop: useMutation(
      trpc.campaigns.stop.mutationOptions({
        onSuccess: async ({ sent, cancelled }) => {
          toastDone(t("stopped", { sent, cancelled }));
          await refresh();
        },
        onError,
      }),
    ),
  };
}
