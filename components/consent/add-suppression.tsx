"use client";

import { Button, Modal, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";

/** Puts an address on the list by hand; it may belong to nobody we know. */
export function AddSuppression() {
  const t = useTranslations("consent.suppressions");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button onClick={open} leftSection={<IconPlus size={16} aria-hidden />}>
        {t("add")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("addTitle")}>
        <AddForm onDone={close} />
      </Modal>
    </>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("consent.suppressions");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const add = useMutation(
    trpc.consent.suppressAddress.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.consent.pathFilter());
        toastDone(t("added"));
        onDone();
      },
    }),
  );
  return (
    <DialogForm
      submit={t("submit")}
      color="red"
      isBusy={add.isPending}
      error={add.error}
      onSubmit={(text) => add.mutate({ address: text("address"), reason: text("reason") })}
    >
      <Text size="sm">{t("addText")}</Text>
      <TextInput name="address" label={t("address")} required minLength={3} autoComplete="off" data-autofocus />
      <TextInput name="reason" label={t("reason")} description={t("reasonHint")} required maxLength={300} />
    </DialogForm>
  );
}
