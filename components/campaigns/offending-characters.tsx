"use client";

import { Alert, Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { segmentsOf } from "@/server/messaging/schemas";
import { inPlainLetters, plainFor } from "./plain-text";

/** Names the characters that halve a segment's room, and writes them plainly in one click. */
export function OffendingCharacters({ text, onFix }: { text: string; onFix: (fixed: string) => void }) {
  const t = useTranslations("campaigns.message");
  const { offending } = segmentsOf(text);
  if (offending.length === 0) return null;
  const named = offending.map((odd) =>
    plainFor(odd) ? t("becomes", { odd, plain: plainFor(odd) }) : t("goes", { odd }),
  );
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} p="xs" role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t("unicode", { count: offending.length, characters: offending.join(" ") })}</Text>
        <Button size="xs" variant="default" title={named.join(", ")} onClick={() => onFix(inPlainLetters(text))}>
          {t("fix", { how: named.slice(0, 2).join(", ") })}
        </Button>
      </Group>
    </Alert>
  );
}
