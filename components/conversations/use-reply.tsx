"use client";

import { Alert } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";

export function useReply(onSent: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.conversations.reply.mutationOptions({
      onSuccess: onSent,
      onSettled: () => queryClient.invalidateQueries(trpc.conversations.pathFilter()),
    }),
  );
}

type ReplyError = ReturnType<typeof useReply>["error"];

/** What went wrong; the text is kept. After a conflict the new message is on screen, and sending again sends. */
export function ReplyFailure({ error }: { error: ReplyError }) {
  const t = useTranslations("conversations.composer");
  if (!error) return null;
  const isStale = error.data?.code === "CONFLICT";
  return (
    <Alert color={isStale ? "yellow" : "red"} variant="light" role="alert" title={t(isStale ? "stale" : "failed")}>
      {isStale ? t("staleText") : error.message}
    </Alert>
  );
}
