"use client";

import { Button, Group, List, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { StatusBadge } from "@/components/ui/status-badge";
import type { DomainFinding, MailboxView } from "@/server/channels/schemas";
import { MailboxFields, mailboxValues } from "./mailbox-fields";

/** What can be done about one mailbox, and what the DNS said when it was asked. */
export function MailboxActions({ mailbox }: { mailbox: MailboxView }) {
  const t = useTranslations("channels.mail");
  const { makeKey, restart, check } = useMailbox();
  const { id: senderId } = mailbox;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <TestMail mailbox={mailbox} />
        {mailbox.provider === "smtp" && (
          <>
            <EditMailbox mailbox={mailbox} />
            <Button
              size="xs"
              variant="default"
              loading={makeKey.isPending}
              onClick={() => makeKey.mutate({ senderId })}
            >
              {t(mailbox.dkimRecord ? "newKey" : "makeKey")}
            </Button>
            <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate({ senderId })}>
              {t("check")}
            </Button>
          </>
        )}
        {mailbox.stoppedAt && (
          <Button size="xs" loading={restart.isPending} onClick={() => restart.mutate({ senderId })}>
            {t("restart")}
          </Button>
        )}
      </Group>
      {check.data && <Findings findings={check.data} />}
    </Stack>
  );
}

function useMailbox() {
  const t = useTranslations("channels.mail");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const changed = () => queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
  const onError = (error: { message: string }) => toastFailure(error.message);
  const makeKey = useMutation(
    trpc.channels.makeDkimKey.mutationOptions({
      onError,
      onSuccess: async () => {
        await changed();
        toastDone(t("keyMade"));
      },
    }),
  );
  const restart = useMutation(trpc.channels.restart.mutationOptions({ onError, onSuccess: changed }));
  const check = useMutation(trpc.channels.checkDomain.mutationOptions({ onError }));
  return { makeKey, restart, check };
}

const tones = { pass: "success", fix: "warning", unknown: "neutral" } as const;

function Findings({ findings }: { findings: readonly DomainFinding[] }) {
  const t = useTranslations("channels.mail");
  return (
    <div role="status">
      <Text size="xs" c="dimmed">
        {t("checked")}
      </Text>
      <List size="sm" listStyleType="none" spacing={4}>
        {findings.map(({ id, outcome, sentence }) => (
          <List.Item key={id}>
            <StatusBadge tone={tones[outcome]}>{`${t(`kinds.${id}`)}: ${t(`found.${outcome}`)}`}</StatusBadge>{" "}
            {sentence}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function EditMailbox({ mailbox }: { mailbox: MailboxView }) {
  const t = useTranslations("channels.mail");
  const [opened, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.channels.updateMailbox.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
        toastDone(t("saved"));
        close();
      },
    }),
  );
  const title = t("editOne", { address: mailbox.address });
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={title}>
        {t("edit")}
      </Button>
      <Modal opened={opened} onClose={close} title={title}>
        <DialogForm
          submit={t("save")}
          isBusy={update.isPending}
          error={update.error}
          onSubmit={(text) => update.mutate({ senderId: mailbox.id, ...mailboxValues(text) })}
        >
          <MailboxFields mailbox={mailbox} />
        </DialogForm>
      </Modal>
    </>
  );
}

function TestMail({ mailbox }: { mailbox: MailboxView }) {
  const t = useTranslations("channels.mail");
  const [opened, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const test = useMutation(
    trpc.channels.sendTestMail.mutationOptions({
      onSuccess: ({ ok, sentence }) => {
        if (!ok) return;
        toastDone(sentence);
        close();
      },
    }),
  );
  const refused = test.data && !test.data.ok ? { message: test.data.sentence } : null;
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t("test")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("testOf", { address: mailbox.address })}>
        <DialogForm
          submit={t("testSend")}
          isBusy={test.isPending}
          error={test.error ?? refused}
          onSubmit={(text) => test.mutate({ senderId: mailbox.id, to: text("to") })}
        >
          <TextInput name="to" type="email" label={t("testTo")} description={t("testHelp")} required data-autofocus />
        </DialogForm>
      </Modal>
    </>
  );
}
