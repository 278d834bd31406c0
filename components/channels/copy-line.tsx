"use client";

import { Button, Code, CopyButton, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Something to enter elsewhere, with a button that copies it; what is secret is copied without being shown. */
export function CopyLine({ label, value, isSecret = false }: { label: string; value: string; isSecret?: boolean }) {
  const t = useTranslations("ui");
  return (
    <div>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <Group gap="xs">
        <Code style={{ overflowWrap: "anywhere" }}>{isSecret ? "••••••••" : value}</Code>
        <CopyButton value={value}>
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
