"use client";

import { Card, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { useWorkspaceNow } from "@/components/ui/clock";
import { type TimelinePoint, type TimelineSeries, timelineSeries } from "@/server/analytics/schemas";
import { PeopleOverTime } from "./people-over-time";
import { spanLabels } from "./span-labels";

/** A campaign's people over time; its sums are the figures of the report above it. */
export function TimelineCard({ campaignId }: { campaignId: string }) {
  const t = useTranslations("analytics.overTime");
  const timeZone = useTimeZone() ?? "UTC";
  const trpc = useTRPC();
  const now = useWorkspaceNow();
  const { data } = useSuspenseQuery(trpc.analytics.campaignTimeline.queryOptions({ campaignId, timeZone }));
  const { unit, size, points } = data;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return <NothingYet />;
  const labels = spanLabels({ unit, zone: timeZone, now });
  const counts = sumsOf(points);
  const busiest = points.reduce((most, point) => (point.sent > most.sent ? point : most), first);
  return (
    <PeopleOverTime
      title={t("title")}
      titleSize="md"
      by={t(`by.${unit}`, { size })}
      summary={t("summary", {
        ...counts,
        from: labels.labelOf(first.at),
        until: labels.labelOf(last.at),
        peak: labels.labelOf(busiest.at),
        most: busiest.sent,
      })}
      series={timelineSeries}
      points={points}
      span={t(`span.${unit}`)}
      total={{ label: t("total"), counts }}
      height={280}
      address="timeline"
      {...labels}
    />
  );
}

function sumsOf(points: readonly TimelinePoint[]): Record<TimelineSeries, number> {
  const sums = { sent: 0, replied: 0, booked: 0, opted_out: 0 };
  for (const point of points) for (const series of timelineSeries) sums[series] += point[series];
  return sums;
}

function NothingYet() {
  const t = useTranslations("analytics.overTime");
  return (
    <Card>
      <Title order={2} fz="md" mb="xs">
        {t("title")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("none")}
      </Text>
    </Card>
  );
}
