"use client";

import { Grid, Stack } from "@mantine/core";
import { useTimeZone, useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { useMay, useWorkspace } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { useWorkspaceNow } from "@/components/ui/clock";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { formatClock, formatMoment } from "@/components/ui/zone";
import { NeedsYou } from "./needs-you";
import { RecentDays } from "./recent-days";
import { RunningNow } from "./running-now";
import { SetupChecklist } from "./setup-checklist";
import { Today } from "./today";

/** What needs me, what happened, what runs, and what to do next. */
export function Home() {
  const maySeeResults = useMay("analytics:read");
  const [mayTalk, maySee, maySend] = [useMay("conversations:read"), useMay("leads:read"), useMay("campaigns:read")];
  return (
    <>
      <Greeting />
      <Stack>
        {maySeeResults && (
          <Area skeleton={<CardsSkeleton cards={1} height={260} />}>
            <SetupChecklist />
          </Area>
        )}
        {maySee && <Today />}
        <Grid>
          {mayTalk && (
            <Grid.Col span={{ base: 12, md: 5 }}>
              <Area skeleton={<CardsSkeleton cards={1} />}>
                <NeedsYou />
              </Area>
            </Grid.Col>
          )}
          {maySend && (
            <Grid.Col span={{ base: 12, md: mayTalk ? 7 : 12 }}>
              <Area skeleton={<CardsSkeleton cards={1} />}>
                <RunningNow />
              </Area>
            </Grid.Col>
          )}
        </Grid>
        {maySeeResults && (
          <Area skeleton={null}>
            <RecentDays />
          </Area>
        )}
      </Stack>
    </>
  );
}

const partOfDay = (hour: number) => (hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening");

function Greeting() {
  const t = useTranslations("home");
  const zone = useTimeZone() ?? "UTC";
  const now = useWorkspaceNow();
  const { viewer } = useWorkspace();
  const hour = Number(formatClock(now, zone).slice(0, 2));
  return (
    <PageHeader title={t(partOfDay(hour), { name: viewer.name.split(" ")[0] ?? "" })} section={t("title")}>
      <time dateTime={now.toISOString()} suppressHydrationWarning>
        {formatMoment(now, { zone, now })}
      </time>
    </PageHeader>
  );
}
