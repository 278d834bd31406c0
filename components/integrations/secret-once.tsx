"use client";

import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";

/** A secret, shown once: it cannot be read again after this. */
export function SecretOnce({ secret, onStored }: { secret: string; onStored: () => void }) {
  const t = useTranslations("integrations.secret");
  return (
    <Alert color="yellow" title={t("title")}>
      <Stack gap="sm">
        <Text size="sm">{t("text")}</Text>
        <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {secret}
        </Code>
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? t("copied") : t("copy")}</Button>}
          </CopyButton>
          <Button variant="default" onClick={onStored}>
            {t("stored")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
