"use client";

import { Anchor, Button, Grid, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FilterChips } from "@/components/leads/filter/filter-chips";
import { FilterEditor } from "@/components/leads/filter/filter-editor";
import { useLive } from "@/components/shell/live";
import { PageHeader } from "@/components/shell/page-header";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { CardsSkeleton } from "@/components/ui/skeletons";
import type { Filter } from "@/server/leads/schemas";
import type { SegmentView } from "@/server/segments";
import { ReachTable } from "./reach-table";
import { SizeChart } from "./size-chart";
import { WhyInOrOut } from "./why-in-or-out";

export function SegmentPage({ segmentId }: { segmentId: string }) {
  return (
    <Area skeleton={<CardsSkeleton cards={3} height={180} />}>
      <Loaded segmentId={segmentId} />
    </Area>
  );
}

function Loaded({ segmentId }: { segmentId: string }) {
  const t = useTranslations("segments");
  const trpc = useTRPC();
  const path = usePath();
  const queryClient = useQueryClient();
  const { data: segment } = useSuspenseQuery(trpc.segments.get.queryOptions({ segmentId }));
  useLive(["leads/", "imports/"], () => void queryClient.invalidateQueries(trpc.segments.pathFilter()));
  return (
    <>
      <PageHeader
        title={segment.name}
        section={t("title")}
        back={{ path: "/leads/segments", label: t("title") }}
        actions={
          <Button component={Link} href={path(`/leads?segment=${segment.id}`)} variant="default">
            {t("see")}
          </Button>
        }
      />
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <Who segment={segment} />
            <Card title={t("reach")}>
              <ReachTable segmentId={segment.id} />
            </Card>
            <Card title={t("why")}>
              <WhyInOrOut segmentId={segment.id} />
            </Card>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Card title={t("sizeOverTime")}>
              <SizeChart segmentId={segment.id} />
            </Card>
            <Card title={t("usedIn")}>
              <UsedIn segmentId={segment.id} />
            </Card>
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={2} fz="lg">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

/** Who belongs: the filter, to be changed here; or, of a fixed segment, those who were put in. */
function Who({ segment }: { segment: SegmentView }) {
  const t = useTranslations("segments");
  const format = useFormatter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayWrite = useMay("segments:write");
  const count = useQuery(trpc.segments.count.queryOptions({ segmentId: segment.id }));
  const edit = useMutation(
    trpc.segments.edit.mutationOptions({
      onSuccess: () => {
        toastDone(t("changed"));
        void queryClient.invalidateQueries(trpc.segments.pathFilter());
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  const change = (filter: Filter) => edit.mutate({ segmentId: segment.id, filter });
  return (
    <Card title={t("columns.filter")}>
      <Text fz={30} fw={600} className="tabular" role="status">
        {count.data ? `${count.data.approximate ? "≈ " : ""}${format.number(count.data.count)}` : "–"}
      </Text>
      {segment.kind === "fixed" && <Text size="sm">{t("fixedText")}</Text>}
      {segment.kind === "live" && (
        <>
          <Text size="sm" c="dimmed">
            {t("liveText")}
          </Text>
          {mayWrite ? (
            <Group>
              <FilterChips filter={segment.filter} onChange={change} />
              <FilterEditor filter={segment.filter} onChange={change} />
            </Group>
          ) : (
            <FilterChips filter={segment.filter} onChange={() => undefined} />
          )}
        </>
      )}
    </Card>
  );
}

function UsedIn({ segmentId }: { segmentId: string }) {
  const t = useTranslations("segments");
  const trpc = useTRPC();
  const path = usePath();
  const { data } = useQuery(trpc.segments.uses.queryOptions({ segmentId }));
  if (!data) return null;
  if (data.length === 0) return <Text size="sm">{t("unused")}</Text>;
  return (
    <Stack gap={4}>
      {data.map((use) => (
        <Anchor
          key={use.id}
          component={Link}
          href={path(use.kind === "campaign" ? `/campaigns/${use.id}` : `/leads/segments/${use.id}`)}
          size="sm"
        >
          {t(`uses.${use.kind}`, { name: use.name })}
        </Anchor>
      ))}
    </Stack>
  );
}
