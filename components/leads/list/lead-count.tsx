"use client";

import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { useLeadSearch } from "./lead-search";

/** One line of a fixed height, so that nothing below it jumps: how many match; above 10,000 the database's estimate until the exact number is asked. */
export function LeadCount({ children }: { children?: ReactNode }) {
  const t = useTranslations("leads");
  const format = useFormatter();
  const trpc = useTRPC();
  const { q, filter, segment } = useLeadSearch();
  const [exact, setExact] = useState(false);
  const { data } = useQuery(
    trpc.segments.countLeads.queryOptions({ filter, search: q, segmentId: segment || null, exact }),
  );
  return (
    <Group gap="xs" h={30} wrap="nowrap">
      <Text size="sm" role="status" aria-live="polite" truncate>
        {data &&
          (data.approximate
            ? t("about", { count: format.number(data.count, { notation: "compact" }) })
            : t("found", { count: data.count }))}
      </Text>
      {data?.approximate && (
        <Button size="compact-xs" variant="subtle" flex="none" onClick={() => setExact(true)}>
          {t("exact")}
        </Button>
      )}
      {children}
    </Group>
  );
}
