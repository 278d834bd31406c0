"use client";

import { Button, Modal, Text, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBrandWhatsapp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";

/** The lead agreed to WhatsApp somewhere: written down with where, when and in which words. */
export function WhatsAppOptIn({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.consentCard.optIn");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div>
      <Button variant="default" size="xs" leftSection={<IconBrandWhatsapp size={16} aria-hidden />} onClick={open}>
        {t("act")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("title")}>
        <Form leadId={leadId} onDone={close} />
      </Modal>
    </div>
  );
}

function Form({ leadId, onDone }: { leadId: string; onDone: () => void }) {
  const t = useTranslations("leads.consentCard.optIn");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.consent.recordOptIn.mutationOptions({
      onSuccess: async () => {
        onDone();
        toastDone(t("done"));
        await queryClient.invalidateQueries(trpc.consent.pathFilter());
      },
    }),
  );
  return (
    <DialogForm
      submit={t("submit")}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(text) =>
        save.mutate({
          leadId,
          channel: "whatsapp",
          source: text("source"),
          obtainedAt: text("obtained_at"),
          wording: text("wording"),
        })
      }
    >
      <Text size="sm">{t("text")}</Text>
      <TextInput
        name="source"
        label={t("source")}
        description={t("sourceHint")}
        required
        maxLength={500}
        data-autofocus
      />
      <TextInput name="obtained_at" type="date" label={t("obtained")} required />
      <Textarea name="wording" label={t("wording")} required maxLength={5_000} autosize minRows={2} />
    </DialogForm>
  );
}
