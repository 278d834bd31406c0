"use client";

import { Button, Modal, PasswordInput, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { ConversationTier, conversationTiers, NumberClass, type SenderView } from "@/server/channels/schemas";
import { ClassSelect } from "./class-select";

/** Changes class or token; the present token is not shown, an empty field keeps it. */
export function EditSender({ sender, name }: { sender: SenderView; name: string }) {
  const t = useTranslations("channels");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={open} aria-label={t("actions.editOne", { name })}>
        {t("actions.edit")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("edit.title", { name })}>
        <EditForm sender={sender} onDone={close} />
      </Modal>
    </>
  );
}

function EditForm({ sender, onDone }: { sender: SenderView; onDone: () => void }) {
  const t = useTranslations("channels.edit");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const isNumber = sender.senderClass !== "whatsapp";
  const update = useMutation(
    trpc.channels.update.mutationOptions({
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
      isBusy={update.isPending}
      error={update.error}
      onSubmit={(text) =>
        update.mutate({
          senderId: sender.id,
          sender_class: isNumber ? NumberClass.parse(text("sender_class")) : undefined,
          conversation_tier: isNumber ? undefined : ConversationTier.parse(text("conversation_tier")),
          auth_token: text("auth_token") || undefined,
        })
      }
    >
      {isNumber ? (
        <ClassSelect defaultValue={sender.senderClass} />
      ) : (
        <Select
          name="conversation_tier"
          label={t("tier")}
          description={t("tierHelp")}
          data={conversationTiers.map((value) => ({ value, label: t(`tiers.${value}`) }))}
          defaultValue={sender.conversationTier}
          allowDeselect={false}
          comboboxProps={{ withinPortal: true }}
        />
      )}
      {sender.provider === "twilio" && (
        <PasswordInput name="auth_token" label={t("authToken")} description={t("authHelp")} autoComplete="off" />
      )}
    </DialogForm>
  );
}
