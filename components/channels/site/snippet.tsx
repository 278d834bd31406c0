"use client";

import { Button, Code, CopyButton, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Some lines to paste elsewhere, with a button that copies them. */
export function Snippet({ label, code }: { label: string; code: string }) {
  const t = useTranslations("ui");
  return (
    <div>
      <Group justify="space-between">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button variant="subtle" size="compact-sm" onClick={copy} aria-label={`${t("copy")}: ${label}`}>
              {copied ? t("copied") : t("copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {code}
      </Code>
    </div>
  );
}
