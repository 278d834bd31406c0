"use client";

import { Alert, Button, Card, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { TimeText } from "@/components/ui/time-text";
import type { InboxView } from "@/server/channels/schemas";
import { CopyLine } from "../copy-line";
import { InboxForm } from "./inbox-form";
import { RemoveInbox } from "./remove-inbox";

/** Where the workspace gets mail: how each mailbox reaches us, and what went wrong last. */
export function InboxSection({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("channels.inboxes");
  const trpc = useTRPC();
  const { data: inboxes } = useSuspenseQuery(trpc.channels.inboxes.queryOptions());
  return (
    <Card component="section" aria-label={t("title")}>
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} fz="lg">
            {t("title")}
          </Title>
          {mayEdit && <FormButton inbox={null} />}
        </Group>
        <Text size="sm" c="dimmed">
          {t("text")}
        </Text>
        {inboxes.length === 0 && <Text size="sm">{t("none")}</Text>}
        {inboxes.map((inbox) => (
          <Inbox key={inbox.id} inbox={inbox} mayEdit={mayEdit} />
        ))}
      </Stack>
    </Card>
  );
}

function Inbox({ inbox, mayEdit }: { inbox: InboxView; mayEdit: boolean }) {
  const t = useTranslations("channels.inboxes");
  return (
    <Stack gap="xs" component="article" aria-label={inbox.address}>
      <Title order={3} fz="md" style={{ overflowWrap: "anywhere" }}>
        {inbox.address}
      </Title>
      <Text size="sm">{inbox.imap ? t("imap", { host: inbox.imap.host }) : t("forwarded")}</Text>
      {inbox.imap && (
        <Text size="sm" c="dimmed">
          {t("read")} <TimeText value={inbox.readAt} fallback={t("notYet")} relative onRealClock />
        </Text>
      )}
      {inbox.failure && (
        <Alert color="red" role="alert">
          {inbox.failure}
        </Alert>
      )}
      <CopyLine label={t("webhook")} value={inbox.webhookUrl} />
      <CopyLine label={t("secret")} value={inbox.webhookSecret} isSecret />
      <Text size="sm" c="dimmed">
        {t("secretHelp")}
      </Text>
      {mayEdit && (
        <Group gap="xs">
          <FormButton inbox={inbox} />
          <RemoveInbox inbox={inbox} />
        </Group>
      )}
    </Stack>
  );
}

function FormButton({ inbox }: { inbox: InboxView | null }) {
  const t = useTranslations("channels.inboxes");
  const [opened, { open, close }] = useDisclosure(false);
  const address = inbox?.address ?? "";
  return (
    <>
      <Button
        variant="default"
        size={inbox ? "xs" : "sm"}
        onClick={open}
        aria-label={inbox ? t("editOne", { address }) : undefined}
      >
        {t(inbox ? "edit" : "new")}
      </Button>
      <Modal opened={opened} onClose={close} title={inbox ? t("editTitle", { address }) : t("newTitle")}>
        <InboxForm inbox={inbox} onDone={close} />
      </Modal>
    </>
  );
}
