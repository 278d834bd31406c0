"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import type { InboxView } from "@/server/channels/schemas";

/** A new mailbox, or how a known one is read; without a server its mail is forwarded to us. */
export function InboxForm({ inbox, onDone }: { inbox: InboxView | null; onDone: () => void }) {
  const t = useTranslations("channels.inboxes");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.channels.saveInbox.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.inboxes.queryFilter());
        toastDone(t("saved"));
        onDone();
      },
    }),
  );
  const onSubmit = (text: (name: string) => string) =>
    save.mutate({
      inboxId: inbox?.id,
      address: inbox?.address ?? text("address"),
      imap:
        text("host") === ""
          ? null
          : { host: text("host"), port: text("port"), username: text("username"), password: text("password") },
    });
  return (
    <DialogForm submit={t("save")} isBusy={save.isPending} error={save.error} onSubmit={onSubmit}>
      {!inbox && <TextInput name="address" type="email" label={t("address")} required data-autofocus />}
      <TextInput name="host" label={t("host")} description={t("hostHelp")} defaultValue={inbox?.imap?.host} />
      <TextInput name="port" label={t("port")} inputMode="numeric" defaultValue={inbox?.imap?.port ?? 993} />
      <TextInput name="username" label={t("username")} defaultValue={inbox?.imap?.username} autoComplete="off" />
      <PasswordInput
        name="password"
        label={t("password")}
        description={t(inbox?.imap ? "passwordKeep" : "passwordHelp")}
        autoComplete="off"
      />
    </DialogForm>
  );
}
