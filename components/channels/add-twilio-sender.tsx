"use client";

import { Alert, Button, Modal, PasswordInput, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { NumberClass } from "@/server/channels/schemas";
import { ClassSelect } from "./class-select";

/** Adds a Twilio number or messaging service; the token is typed once and never comes back. */
export function AddTwilioSender({ mayAdd }: { mayAdd: boolean }) {
  const t = useTranslations("channels.add");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t("button")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("title")}>
        {mayAdd ? <AddForm onDone={close} /> : <Alert color="yellow">{t("sandboxOnly")}</Alert>}
      </Modal>
    </>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("channels.add");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const add = useMutation(
    trpc.channels.addTwilio.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
        toastDone(t("done"));
        onDone();
      },
    }),
  );
  return (
    <DialogForm
      submit={t("submit")}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={(text) =>
        add.mutate({
          account_sid: text("account_sid"),
          auth_token: text("auth_token"),
          number: text("number"),
          messaging_service_sid: text("messaging_service_sid"),
          sender_class: NumberClass.parse(text("sender_class")),
        })
      }
    >
      <TextInput name="account_sid" label={t("accountSid")} description={t("accountHelp")} required data-autofocus />
      <PasswordInput name="auth_token" label={t("authToken")} description={t("authHelp")} autoComplete="off" required />
      <TextInput name="number" type="tel" label={t("number")} description={t("numberHelp")} />
      <TextInput name="messaging_service_sid" label={t("service")} description={t("serviceHelp")} />
      <ClassSelect defaultValue="low_volume" />
    </DialogForm>
  );
}
