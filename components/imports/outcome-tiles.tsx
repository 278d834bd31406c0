import { Paper, SimpleGrid, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { ImportView, Outcome } from "@/server/imports/schemas";

const parts = ["created", "updated", "skipped", "rejected", "suppressed"] as const;

/** What an import would do, or did, in five numbers. */
export function OutcomeTiles({ outcome }: { outcome: Outcome }) {
  const t = useTranslations("imports.run");
  const format = useFormatter();
  return (
    <SimpleGrid cols={{ base: 2, sm: 5 }} component="dl" m={0}>
      {parts.map((part) => (
        <Paper key={part} withBorder p="sm">
          <Text component="dt" size="sm" c="dimmed">
            {t(part)}
          </Text>
          <Text component="dd" m={0} fz={24} fw={600} data-outcome={part}>
            {format.number(outcome[part])}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

/** Further addresses that other leads have already. */
export function LeftOut({ one }: { one: ImportView }) {
  const t = useTranslations("imports.run");
  return one.addressesLeftOut > 0 ? <Text size="sm">{t("leftOut", { count: one.addressesLeftOut })}</Text> : null;
}
