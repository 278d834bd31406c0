"use client";

import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { PeopleOverTime } from "@/components/analytics/people-over-time";
import { spanLabels } from "@/components/analytics/span-labels";
import { useLive } from "@/components/shell/live";
import { useTRPC } from "@/components/shell/trpc";
import { useWorkspaceNow } from "@/components/ui/clock";
import { recentSeries } from "@/server/analytics/schemas";

/** The last 14 days at a glance; not there while nobody was texted in them. */
export function RecentDays() {
  const t = useTranslations("analytics");
  const timeZone = useTimeZone() ?? "UTC";
  const trpc = useTRPC();
  const now = useWorkspaceNow();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.analytics.recentDays.queryOptions({ timeZone }));
  useLive(
    ["messaging/", "conversations/", "bookings/", "rehearsal/"],
    () => void queryClient.invalidateQueries(trpc.analytics.recentDays.pathFilter()),
  );
  const { days, total } = data;
  const [first] = days;
  if (!first || total.sent === 0) return null;
  const labels = spanLabels({ unit: "day", zone: timeZone, now });
  const busiest = days.reduce((most, day) => (day.sent > most.sent ? day : most), first);
  return (
    <PeopleOverTime
      title={t("recent.title")}
      by={t("recent.by")}
      summary={t("recent.summary", { ...total, peak: labels.labelOf(busiest.at), most: busiest.sent })}
      series={recentSeries}
      points={days}
      span={t("overTime.span.day")}
      total={{ label: t("recent.total"), counts: total }}
      height={180}
      address="days"
      {...labels}
    />
  );
}
