"use client";

import { Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { StatLink } from "@/components/ui/stat-link";
import { definitions } from "@/server/analytics/schemas";
import { Funnel } from "./funnel";
import { LiftCard } from "./lift-card";
import { MailReaders } from "./mail-readers";
import { RateText } from "./rate-text";
import { TimelineCard } from "./timeline-card";

/** What became of everybody: the funnel, the rates with their intervals, the lift over the holdout. */
export function Results({ campaignId }: { campaignId: string }) {
  const t = useTranslations("analytics");
  const format = useFormatter();
  const trpc = useTRPC();
  const path = usePath();
  const { data: results } = useSuspenseQuery(trpc.analytics.results.queryOptions({ campaignId }));
  const rows = (outcome: string) => path(`/campaigns/${campaignId}?tab=people&outcome=${outcome}`);
  const { counts } = results;
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <StatLink
          label={t("rates.response")}
          value={format.number(counts.replied)}
          href={rows("replied")}
          hint={<RateText rate={results.responseRate} of={t("of.delivered")} />}
        />
        <StatLink
          label={t("rates.booking")}
          value={format.number(counts.booked)}
          href={rows("booked")}
          hint={<RateText rate={results.bookingRate} of={t("of.delivered")} />}
        />
        <StatLink
          label={t("rates.optOut")}
          value={format.number(counts.opted_out)}
          href={rows("opted_out")}
          hint={<RateText rate={results.optOutRate} of={t("of.sent")} />}
        />
      </SimpleGrid>
      <Funnel campaignId={campaignId} counts={counts} />
      <Area skeleton={<CardsSkeleton cards={1} height={440} />}>
        <TimelineCard campaignId={campaignId} />
      </Area>
      {results.mail && <MailReaders figures={results.mail} />}
      <LiftCard campaignId={campaignId} lift={results.lift} />
      <DefinitionSheet />
    </Stack>
  );
}

function DefinitionSheet() {
  const t = useTranslations("analytics");
  return (
    <Card>
      <details>
        <summary>{t("definitions")}</summary>
        <Stack gap="xs" mt="sm" component="dl">
          {Object.entries(definitions).map(([metric, { name, counts }]) => (
            <Group key={metric} gap="xs" align="baseline">
              <Title component="dt" order={3} fz="sm">
                {name}
              </Title>
              <Text component="dd" size="sm" m={0}>
                {counts}
              </Text>
            </Group>
          ))}
        </Stack>
      </details>
    </Card>
  );
}
