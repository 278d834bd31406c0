"use client";

import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { MailboxFields, mailboxValues } from "./mailbox-fields";

/** Adds a mailbox of an SMTP server. */
export function AddMailbox() {
  const t = useTranslations("channels.mail");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t("add")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("addTitle")}>
        <AddForm onDone={close} />
      </Modal>
    </div>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("channels.mail");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const add = useMutation(
    trpc.channels.addMailbox.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
        toastDone(t("added"));
        onDone();
      },
    }),
  );
  return (
    <DialogForm
      submit={t("add")}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={(text) => add.mutate(mailboxValues(text))}
    >
      <MailboxFields />
    </DialogForm>
  );
}
