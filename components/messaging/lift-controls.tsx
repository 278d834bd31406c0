"use client";

import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { ConfirmAction } from "@/components/ui/confirm-action";
import { DialogForm } from "@/components/ui/dialog-form";
import type { HaltView } from "./halt-view";

/** The two halves of lifting: one person says why, another does it. */
export function LiftControls({ halt }: { halt: HaltView }) {
  const t = useTranslations("messaging.lift");
  const lift = useLift();
  return (
    <Group gap="xs">
      <AskToLift haltId={halt.id} />
      {halt.liftAskedByName && (
        <ConfirmAction
          trigger={(open) => <Button onClick={open}>{t("act")}</Button>}
          title={t("title")}
          confirm={t("act")}
          color="brand"
          onConfirm={() => lift.mutateAsync({ haltId: halt.id })}
        >
          {t("text")}
        </ConfirmAction>
      )}
    </Group>
  );
}

function useLift() {
  const t = useTranslations("messaging.lift");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.messaging.lift.mutationOptions({
      onSuccess: async () => {
        toastDone(t("done"));
        await queryClient.invalidateQueries(trpc.messaging.halts.queryFilter());
      },
    }),
  );
}

function AskToLift({ haltId }: { haltId: string }) {
  const t = useTranslations("messaging.lift");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        {t("ask")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("askTitle")}>
        <AskForm haltId={haltId} onDone={close} />
      </Modal>
    </>
  );
}

function AskForm({ haltId, onDone }: { haltId: string; onDone: () => void }) {
  const t = useTranslations("messaging.lift");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const ask = useMutation(
    trpc.messaging.askToLift.mutationOptions({
      onSuccess: async () => {
        onDone();
        toastDone(t("asked"));
        await queryClient.invalidateQueries(trpc.messaging.halts.queryFilter());
      },
    }),
  );
  return (
    <DialogForm
      submit={t("submit")}
      isBusy={ask.isPending}
      error={ask.error}
      onSubmit={(text) => ask.mutate({ haltId, reason: text("reason") })}
    >
      <Text size="sm">{t("askText")}</Text>
      <TextInput name="reason" label={t("reason")} required minLength={5} maxLength={500} data-autofocus />
    </DialogForm>
  );
}
