"use client";

import { Card, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CopyLine } from "./copy-line";

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
        <CopyLine label={t("inbound")} value={inboundUrl} />
        <CopyLine label={t("status")} value={statusUrl} />
      </Stack>
    </Card>
  );
}
