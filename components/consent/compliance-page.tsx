"use client";

import { Button, Group, SimpleGrid, Stack } from "@mantine/core";
import { IconClock, IconHandStop, IconMailCheck } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { leadsPath } from "@/components/leads/list/lead-search";
import { HaltsCard } from "@/components/messaging/halts-card";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { StatLink } from "@/components/ui/stat-link";
import { optOutReasons } from "@/server/leads/schemas";
import { PersonLookup } from "./person-lookup";

/** Are we allowed, can we prove it, can we stop. */
export function CompliancePage() {
  const t = useTranslations("consent");
  const path = usePath();
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <Group gap="xs">
            <Button
              component={Link}
              href={path("/compliance/deliverability")}
              variant="default"
              leftSection={<IconMailCheck size={16} aria-hidden />}
            >
              {t("deliverability")}
            </Button>
            <Button
              component={Link}
              href={path("/compliance/rules")}
              variant="default"
              leftSection={<IconClock size={16} aria-hidden />}
            >
              {t("rules.open")}
            </Button>
            <Button
              component={Link}
              href={path("/compliance/suppressions")}
              leftSection={<IconHandStop size={16} aria-hidden />}
            >
              {t("suppressions.open")}
            </Button>
          </Group>
        }
      >
        {t("text")}
      </PageHeader>
      <Stack gap="xl">
        <Area skeleton={<CardsSkeleton cards={1} />}>
          <HaltsCard />
        </Area>
        <Area skeleton={<CardsSkeleton cards={5} />} title={t("figures")}>
          <Figures />
        </Area>
        <PersonLookup />
      </Stack>
    </>
  );
}

const statuses = ["granted", "unknown", "none"] as const;
const ownWords: ReadonlySet<string> = new Set(optOutReasons);

function Figures() {
  const t = useTranslations("consent.stats");
  const trpc = useTRPC();
  const path = usePath();
  const format = useFormatter();
  const { data } = useSuspenseQuery(trpc.consent.overview.queryOptions());
  const sum = (rows: readonly { count: number }[]) =>
    format.number(rows.reduce((total, { count }) => total + count, 0));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }}>
      {statuses.map((status) => (
        <StatLink
          key={status}
          label={t(status)}
          value={sum(data.byStatus.filter((row) => row.status === status))}
          href={path(leadsPath({ all: [{ field: "sms_consent", op: "eq", value: status }] }))}
        />
      ))}
      <StatLink label={t("suppressed")} value={sum(data.byReason)} href={path("/compliance/suppressions")} />
      <StatLink
        label={t("optOuts")}
        value={sum(data.byReason.filter(({ reason }) => ownWords.has(reason)))}
        href={path("/compliance/suppressions")}
      />
    </SimpleGrid>
  );
}
