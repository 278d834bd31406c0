"use client";

import { Alert, Card, Code, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { MailboxView } from "@/server/channels/schemas";
import { MailboxActions } from "./mailbox-actions";

/** One mailbox: how it sends, what to publish for it, and what to do about it. */
export function MailboxCard({ mailbox, mayEdit }: { mailbox: MailboxView; mayEdit: boolean }) {
  const t = useTranslations("channels");
  return (
    <Card component="section" aria-label={mailbox.address}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={3} fz="lg" style={{ overflowWrap: "anywhere" }}>
            {mailbox.address}
          </Title>
          <Group gap={6}>
            <StatusBadge tone="neutral">{t(`mail.providers.${mailbox.provider}`)}</StatusBadge>
            {mailbox.stoppedAt ? (
              <StatusBadge tone="danger">{t("stopped")}</StatusBadge>
            ) : (
              <StatusBadge tone="success">{t("active")}</StatusBadge>
            )}
          </Group>
        </Group>
        {mailbox.provider === "sandbox" && (
          <Text size="sm" c="dimmed">
            {t("mail.sandboxText")}
          </Text>
        )}
        {mailbox.stoppedReason && <Alert color="red">{mailbox.stoppedReason}</Alert>}
        <Fact label={t("mail.from")} value={mailbox.fromName} />
        {mailbox.provider === "smtp" && <Fact label={t("mail.server")} value={`${mailbox.host}:${mailbox.port}`} />}
        <Fact label={t("mail.domain")} value={mailbox.domain} />
        <Fact label={t("mail.limit")} value={mailbox.dailyLimit.toLocaleString("en")} />
        {mailbox.provider === "smtp" && <Signing record={mailbox.dkimRecord} />}
        {mayEdit && <MailboxActions mailbox={mailbox} />}
      </Stack>
    </Card>
  );
}

function Signing({ record }: { record: MailboxView["dkimRecord"] }) {
  const t = useTranslations("channels.mail");
  if (!record) return <Fact label={t("signing")} value={t("noKey")} />;
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t("signing")}
      </Text>
      <Text size="sm">{t("publish")}</Text>
      <Fact label={t("recordName")} value={record.name} isCode />
      <Fact label={t("recordValue")} value={record.value} isCode />
    </div>
  );
}

function Fact({ label, value, isCode }: { label: string; value: string; isCode?: boolean }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {isCode ? (
        <Code style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>{value}</Code>
      ) : (
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          {value}
        </Text>
      )}
    </div>
  );
}
