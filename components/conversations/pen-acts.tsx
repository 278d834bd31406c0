"use client";

import { Button, Group, Kbd, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHandStop, IconSparkles } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useShortcuts } from "@/components/shell/use-shortcuts";

type InThread = { conversationId: string };

/** The AI stops here, and what it had not sent is cancelled. */
export function TakeOver({ conversationId }: InThread) {
  const t = useTranslations("conversations");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation(
    trpc.conversations.takeOver.mutationOptions({
      onSuccess: () => {
        toastDone(t("takenOver"));
        return queryClient.invalidateQueries(trpc.conversations.pathFilter());
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  const shortcuts = useMemo(
    () => [{ keys: "t", label: t("takeOver"), group: t("title"), run: () => mutate({ conversationId }) }],
    [t, mutate, conversationId],
  );
  useShortcuts(shortcuts);
  return (
    <Button
      leftSection={<IconHandStop size={16} aria-hidden />}
      rightSection={
        <Kbd size="xs" aria-hidden>
          T
        </Kbd>
      }
      aria-keyshortcuts="t"
      loading={isPending}
      onClick={() => mutate({ conversationId })}
    >
      {t("takeOver")}
    </Button>
  );
}

/** Only this lets the AI write here again; it asks whether to answer now or to wait for the lead. */
export function HandBack({ conversationId }: InThread) {
  const t = useTranslations("conversations");
  const [opened, { open, close }] = useDisclosure(false);
  const shortcuts = useMemo(() => [{ keys: "h", label: t("handBack"), group: t("title"), run: open }], [t, open]);
  useShortcuts(shortcuts);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSparkles size={16} aria-hidden />}
        rightSection={
          <Kbd size="xs" aria-hidden>
            H
          </Kbd>
        }
        aria-keyshortcuts="h"
        onClick={open}
      >
        {t("handBack")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("handBackTitle")}>
        <HandBackChoice conversationId={conversationId} onDone={close} />
      </Modal>
    </>
  );
}

function HandBackChoice({ conversationId, onDone }: InThread & { onDone: () => void }) {
  const t = useTranslations("conversations");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation(
    trpc.conversations.handBack.mutationOptions({
      onSuccess: () => {
        toastDone(t("handedBack"));
        onDone();
        return queryClient.invalidateQueries(trpc.conversations.pathFilter());
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  return (
    <Stack>
      <Text size="sm">{t("handBackText")}</Text>
      <Group justify="flex-end">
        <Button variant="default" disabled={isPending} onClick={() => mutate({ conversationId, replyNow: false })}>
          {t("waitForLead")}
        </Button>
        <Button disabled={isPending} onClick={() => mutate({ conversationId, replyNow: true })} data-autofocus>
          {t("replyNow")}
        </Button>
      </Group>
    </Stack>
  );
}
