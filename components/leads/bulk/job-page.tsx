"use client";

import { Alert, Button, Paper, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useLive } from "@/components/shell/live";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { TimeText } from "@/components/ui/time-text";
import type { BulkJobView } from "@/server/leads";
import { JobProgress } from "./job-progress";
import { isOver, useActWords, useBulk } from "./use-bulk";

export function BulkJobPage({ jobId }: { jobId: string }) {
  return (
    <Area skeleton={<CardsSkeleton cards={1} height={200} />}>
      <Job jobId={jobId} />
    </Area>
  );
}

function Job({ jobId }: { jobId: string }) {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const words = useActWords();
  const { data: job, refetch } = useSuspenseQuery(trpc.bulk.get.queryOptions({ jobId }));
  useLive(["leads/bulk."], () => void refetch());
  return (
    <>
      <PageHeader
        title={words(job)}
        section={t("title")}
        back={{ path: "/leads", label: t("title") }}
        actions={<JobActs job={job} />}
      />
      <Stack maw={720}>
        {job.error && <Alert color="red">{job.error}</Alert>}
        <Text size="sm" c="dimmed">
          {t("jobs.by", { name: job.createdByName })} <TimeText value={job.createdAt} relative />
        </Text>
        {isOver(job) ? (
          <Text role="status">{t(`jobs.status.${job.status}`)}</Text>
        ) : (
          <JobProgress job={job} label={words(job)} />
        )}
        <Figures job={job} />
        <Reasons job={job} />
      </Stack>
    </>
  );
}

function JobActs({ job }: { job: BulkJobView }) {
  const t = useTranslations("leads.jobs");
  const { cancel, undo } = useBulk();
  const [slug, mayExport, mayWrite] = [
    usePath()("").split("/")[2] ?? "",
    useMay("leads:export"),
    useMay("leads:write"),
  ];
  return (
    <>
      {mayExport && (
        <Button
          component="a"
          href={`/api/leads/bulk/${job.id}?tenant=${encodeURIComponent(slug)}`}
          download="result.csv"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t("download")}
        </Button>
      )}
      {mayWrite && (job.status === "choosing" || job.status === "running") && (
        <Button
          variant="default"
          loading={job.isCancelling || cancel.isPending}
          onClick={() => cancel.mutate({ jobId: job.id })}
        >
          {t("cancel")}
        </Button>
      )}
      {mayWrite && job.isReversible && (
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate({ jobId: job.id })}>
          {t("undo")}
        </Button>
      )}
    </>
  );
}

function Figures({ job }: { job: BulkJobView }) {
  const t = useTranslations("leads.jobs");
  const format = useFormatter();
  const figures = ["total", "changed", "skipped", "undone"] as const;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      {figures
        .filter((figure) => figure !== "undone" || job.undone > 0)
        .map((figure) => (
          <Paper key={figure} withBorder p="sm">
            <Text size="sm" c="dimmed">
              {t(`figures.${figure}`)}
            </Text>
            <Text fz={20} fw={600} className="tabular">
              {format.number(job[figure])}
            </Text>
          </Paper>
        ))}
    </SimpleGrid>
  );
}

/** Why leads were left alone, by reason. */
function Reasons({ job }: { job: BulkJobView }) {
  const t = useTranslations("leads.jobs");
  const format = useFormatter();
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.bulk.reasons.queryOptions({ jobId: job.id }), enabled: isOver(job) });
  if (!data || data.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2} fz="lg">
        {t("reasons")}
      </Title>
      <Table>
        <Table.Tbody>
          {data.map(({ reason, count }) => (
            <Table.Tr key={reason}>
              <Table.Td>{reason}</Table.Td>
              <Table.Td ta="end" className="tabular">
                {format.number(count)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
