"use client";

import { Button, Modal, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHandStop } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";

/** The lead said so on the phone, at the counter, by letter: recorded with its reason, obeyed at once. */
export function OptOut({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.optOut");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconHandStop size={16} aria-hidden />} onClick={open}>
        {t("act")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("title")}>
        <Form leadId={leadId} onDone={close} />
      </Modal>
    </>
  );
}

function Form({ leadId, onDone }: { leadId: string; onDone: () => void }) {
  const t = useTranslations("leads.optOut");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const suppress = useMutation(
    trpc.consent.suppressLead.mutationOptions({
      onSuccess: async () => {
        onDone();
        toastDone(t("done"));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <DialogForm
      submit={t("submit")}
      color="red"
      isBusy={suppress.isPending}
      error={suppress.error}
      onSubmit={(text) => suppress.mutate({ leadId, reason: text("reason") })}
    >
      <Text size="sm">{t("text")}</Text>
      <TextInput
        name="reason"
        label={t("reason")}
        description={t("reasonHint")}
        required
        maxLength={300}
        data-autofocus
      />
    </DialogForm>
  );
}
