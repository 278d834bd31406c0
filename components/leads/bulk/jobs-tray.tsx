"use client";

import { ActionIcon, Anchor, Divider, Popover, RingProgress, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconStack2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useLive } from "@/components/shell/live";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import type { ImportView } from "@/server/imports/schemas";
import type { BulkJobView } from "@/server/leads";
import { JobProgress, percentOf } from "./job-progress";
import { isOver, useActWords, useToldEnds } from "./use-bulk";

const shownEnded = 5;
const isImporting = ({ status }: ImportView) => status === "running" || status === "validating";
const percentOfImport = ({ rowsDone, rowsTotal }: ImportView) =>
  rowsTotal ? Math.round((rowsDone / rowsTotal) * 100) : 0;

function useJobs() {
  const trpc = useTRPC();
  const [mayRead, mayImport] = [useMay("leads:read"), useMay("leads:import")];
  const bulk = useQuery({ ...trpc.bulk.list.queryOptions({}), enabled: mayRead });
  const imports = useQuery({ ...trpc.imports.list.queryOptions(), enabled: mayImport });
  useLive(["leads/bulk.", "imports/"], () => {
    if (mayRead) void bulk.refetch();
    if (mayImport) void imports.refetch();
  });
  return { bulk: bulk.data ?? [], imports: imports.data ?? [], mayRead };
}

/** What runs in the background, with true progress also after a reload: jobs on many leads, and imports. */
export function JobsTray() {
  const t = useTranslations("leads.jobs");
  const { bulk, imports, mayRead } = useJobs();
  const tellEnds = useToldEnds();
  const told = useEffectEvent(tellEnds);
  useEffect(() => told(bulk), [bulk]);
  if (!mayRead) return null;
  const running = bulk.filter((job) => !isOver(job));
  const importing = imports.filter(isImporting);
  const percents = [...running.map((job) => percentOf(job) ?? 0), ...importing.map(percentOfImport)];
  const ended = bulk.filter(isOver).slice(0, shownEnded);
  return (
    <Popover position="bottom-end" width={320} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={percents.length > 0 ? t("running", { count: percents.length }) : t("title")}
        >
          <Ring percents={percents} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("title")}>
        <Stack gap="sm">
          <Title order={2} fz="md">
            {t("title")}
          </Title>
          {percents.length === 0 && <Text size="sm">{t("nothing")}</Text>}
          {running.map((job) => (
            <Running key={job.id} job={job} />
          ))}
          {importing.map((one) => (
            <Importing key={one.id} one={one} />
          ))}
          {ended.length > 0 && <Divider />}
          {ended.map((job) => (
            <Ended key={job.id} job={job} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Ring({ percents }: { percents: number[] }) {
  if (percents.length === 0) return <IconStack2 size={20} aria-hidden />;
  const mean = percents.reduce((sum, percent) => sum + percent, 0) / percents.length;
  return <RingProgress size={30} thickness={4} sections={[{ value: Math.max(4, mean), color: "brand" }]} aria-hidden />;
}

function Running({ job }: { job: BulkJobView }) {
  const words = useActWords();
  const path = usePath();
  return (
    <Stack gap={4}>
      <Anchor component={Link} href={path(`/leads/jobs/${job.id}`)} size="sm">
        {words(job)}
      </Anchor>
      <JobProgress job={job} label={words(job)} />
    </Stack>
  );
}

function Importing({ one }: { one: ImportView }) {
  const t = useTranslations("leads.jobs");
  const format = useFormatter();
  const path = usePath();
  return (
    <Stack gap={4}>
      <Anchor component={Link} href={path(`/leads/import/${one.id}`)} size="sm">
        {t("importing", { name: one.fileName })}
      </Anchor>
      <Text size="xs" c="dimmed" className="tabular">
        {t("progress", { done: format.number(one.rowsDone), total: format.number(one.rowsTotal ?? 0) })}
      </Text>
    </Stack>
  );
}

function Ended({ job }: { job: BulkJobView }) {
  const t = useTranslations("leads.jobs");
  const words = useActWords();
  const path = usePath();
  return (
    <Anchor component={Link} href={path(`/leads/jobs/${job.id}`)} size="sm">
      <IconCheck size={14} aria-hidden /> {words(job)}: {t("result", { changed: job.changed, skipped: job.skipped })}
    </Anchor>
  );
}
