"use client";

import { Progress, Stack, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { BulkJobView } from "@/server/leads";

const doneOf = ({ status, changed, skipped, undone }: BulkJobView) =>
  status === "undoing" ? undone : changed + skipped;
const dueOf = ({ status, changed, total }: BulkJobView) => (status === "undoing" ? changed : total);

/** Percent done; null while the job still writes down whom it means. */
export const percentOf = (job: BulkJobView): number | null =>
  job.status === "choosing" || dueOf(job) === 0 ? null : Math.round((doneOf(job) / dueOf(job)) * 100);

export function JobProgress({ job, label }: { job: BulkJobView; label: string }) {
  const t = useTranslations("leads.jobs");
  const format = useFormatter();
  const percent = percentOf(job);
  return (
    <Stack gap={4}>
      <Progress value={percent ?? 100} striped={percent === null} animated aria-label={label} />
      <Text size="xs" c="dimmed" className="tabular">
        {percent === null
          ? t("choosing", { count: format.number(job.total) })
          : t("progress", { done: format.number(doneOf(job)), total: format.number(dueOf(job)) })}
      </Text>
    </Stack>
  );
}
