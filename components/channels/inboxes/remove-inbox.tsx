"use client";

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { ConfirmAction } from "@/components/ui/confirm-action";
import type { InboxView } from "@/server/channels/schemas";

/** Ends the taking in of a mailbox's mail, after a question. */
export function RemoveInbox({ inbox: { id, address } }: { inbox: InboxView }) {
  const t = useTranslations("channels.inboxes");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.channels.removeInbox.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.inboxes.queryFilter());
        toastDone(t("removed"));
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  return (
    <ConfirmAction
      trigger={(open) => (
        <Button variant="default" size="xs" onClick={open} aria-label={t("removeOne", { address })}>
          {t("remove")}
        </Button>
      )}
      title={t("removeTitle", { address })}
      confirm={t("removeOne", { address })}
      color="red"
      onConfirm={() => remove.mutateAsync({ inboxId: id }).catch(() => undefined)}
    >
      {t("removeText")}
    </ConfirmAction>
  );
}
