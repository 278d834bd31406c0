"use client";

import { Stack, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { DataTable } from "@/components/ui/data-table";
import { TableSkeleton } from "@/components/ui/skeletons";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import type { ImportStatus, ImportView } from "@/server/imports/schemas";
import { UploadCard } from "./upload-card";

export function ImportHome() {
  const t = useTranslations("imports");
  return (
    <>
      <PageHeader title={t("title")} section={t("section")} back={{ path: "/leads", label: t("leads") }}>
        {t("text")}
      </PageHeader>
      <Stack gap="lg">
        <UploadCard />
        <Area skeleton={<TableSkeleton rows={3} />}>
          <RecentImports />
        </Area>
      </Stack>
    </>
  );
}

const atWork: ImportStatus[] = ["validating", "running"];

const tones: Record<ImportStatus, Tone> = {
  mapping: "info",
  validating: "brand",
  running: "brand",
  completed: "success",
  cancelled: "neutral",
  failed: "danger",
};

export function ImportBadge({ one: { status, pausedAt } }: { one: Pick<ImportView, "status" | "pausedAt"> }) {
  const t = useTranslations("imports.statuses");
  if (status === "running" && pausedAt) return <StatusBadge tone="warning">{t("paused")}</StatusBadge>;
  return <StatusBadge tone={tones[status]}>{t(status)}</StatusBadge>;
}

/** How far an import is that is on its way. */
function progressOf({ status, rowsDone, rowsTotal }: ImportView): string {
  if (status !== "running" || !rowsTotal) return "";
  return `${Math.floor((rowsDone / rowsTotal) * 100)} %`;
}

function RecentImports() {
  const t = useTranslations("imports");
  const trpc = useTRPC();
  const path = usePath();
  const { data } = useSuspenseQuery({
    ...trpc.imports.list.queryOptions(),
    refetchInterval: (query) => (query.state.data?.some((one) => atWork.includes(one.status)) ? 2000 : false),
  });
  if (data.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2} fz="lg">
        {t("recent")}
      </Title>
      <DataTable
        label={t("recent")}
        rows={data}
        rowId={(one) => one.id}
        rowHref={(one) => path(`/leads/import/${one.id}`)}
        columns={[
          { id: "file", header: t("columns.file"), primary: true, cell: (one) => one.fileName },
          { id: "status", header: t("columns.status"), width: 170, cell: (one) => <ImportBadge one={one} /> },
          { id: "progress", header: t("columns.progress"), width: 90, align: "end", cell: progressOf },
          { id: "created", header: t("columns.created"), width: 90, align: "end", cell: (one) => one.created },
          { id: "updated", header: t("columns.updated"), width: 90, align: "end", cell: (one) => one.updated },
          { id: "rejected", header: t("columns.rejected"), width: 90, align: "end", cell: (one) => one.rejected },
          {
            id: "when",
            header: t("columns.when"),
            width: 150,
            cell: (one) => <TimeText value={one.createdAt} relative />,
          },
        ]}
      />
    </Stack>
  );
}
