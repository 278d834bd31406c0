"use client";

import { Button, Card, Code, CopyButton, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";

/** What to enter at the provider so that texts and receipts come back. */
export function WebhookAddresses({ inboundUrl, statusUrl }: { inboundUrl: string; statusUrl: string }) {
  const t = useTranslations("channels.webhooks");
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2} fz="lg">
          {t("title")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("text")}
        </Text>
        <Address label={t("inbound")} url={inboundUrl} />
        <Address label={t("status")} url={statusUrl} />
      </Stack>
    </Card>
  );
}

function Address({ label, url }: { label: string; url: string }) {
  const t = useTranslations("ui");
  return (
    <div>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <Group gap="xs">
        <Code style={{ overflowWrap: "anywhere" }}>{url}</Code>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button variant="subtle" size="compact-sm" onClick={copy} aria-label={`${t("copy")}: ${label}`}>
              {copied ? t("copied") : t("copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
