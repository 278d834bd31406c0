"use client";

import { Alert, Button, Modal, PasswordInput, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";

/** Adds a WhatsApp number of a Twilio account; the token is typed once and never comes back. */
export function AddWhatsApp({ mayAdd }: { mayAdd: boolean }) {
  const t = useTranslations("channels");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t("whatsapp.add")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("whatsapp.addTitle")}>
        {mayAdd ? <AddForm onDone={close} /> : <Alert color="yellow">{t("add.sandboxOnly")}</Alert>}
      </Modal>
    </div>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("channels");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const add = useMutation(
    trpc.channels.addWhatsApp.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
        toastDone(t("add.done"));
        onDone();
      },
    }),
  );
  return (
    <DialogForm
      submit={t("add.submit")}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={(text) =>
        add.mutate({ account_sid: text("account_sid"), auth_token: text("auth_token"), number: text("number") })
      }
    >
      <TextInput
        name="account_sid"
        label={t("add.accountSid")}
        description={t("add.accountHelp")}
        required
        data-autofocus
      />
      <PasswordInput
        name="auth_token"
        label={t("add.authToken")}
        description={t("add.authHelp")}
        autoComplete="off"
        required
      />
      <TextInput name="number" type="tel" label={t("add.number")} description={t("whatsapp.numberHelp")} required />
    </DialogForm>
  );
}
