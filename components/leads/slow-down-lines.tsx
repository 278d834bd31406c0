"use client";

import { Button, Modal, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { useWorkspaceNow } from "@/components/ui/clock";
import { DialogForm } from "@/components/ui/dialog-form";
import { TimeText } from "@/components/ui/time-text";
import type { TimelineItem } from "@/server/conversations";

/** Until when outreach waits, who ended it before and why, and the button that ends it now. */
export function SlowDownLines({ item: { id, event, details } }: { item: TimelineItem }) {
  const t = useTranslations("leads.timeline");
  const now = useWorkspaceNow();
  const mayEnd = useMay("leads:write");
  const until = details.until as Date;
  const isOver = Boolean(details.endedAt) || until <= now;
  return (
    <>
      <Text size="sm">
        {t("slowUntil")} <TimeText value={until} />
      </Text>
      {typeof details.endReason === "string" && (
        <Text size="sm">{t("slowEnded", { who: String(details.endedBy), reason: details.endReason })}</Text>
      )}
      {mayEnd && !isOver && event !== "unanswered" && <EndSlowDown slowDownId={id} />}
    </>
  );
}

function EndSlowDown({ slowDownId }: { slowDownId: string }) {
  const t = useTranslations("leads.timeline.endSlow");
  const [opened, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const end = useMutation(
    trpc.messaging.endSlowDown.mutationOptions({
      onSuccess: async () => {
        close();
        toastDone(t("done"));
        await queryClient.invalidateQueries(trpc.conversations.pathFilter());
      },
    }),
  );
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {t("open")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("title")}>
        <DialogForm
          submit={t("submit")}
          isBusy={end.isPending}
          error={end.error}
          onSubmit={(text) => end.mutate({ slowDownId, reason: text("reason") })}
        >
          <Text size="sm">{t("text")}</Text>
          <TextInput name="reason" label={t("reason")} required minLength={5} maxLength={500} data-autofocus />
        </DialogForm>
      </Modal>
    </>
  );
}
