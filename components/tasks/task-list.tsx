"use client";

import { Anchor, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useLive } from "@/components/shell/live";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { Area } from "@/components/ui/area";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TableSkeleton } from "@/components/ui/skeletons";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import type { TaskView } from "@/server/tasks";
import { type TaskStatus, taskViews } from "@/server/tasks/schemas";
import { TaskDrawer } from "./task-drawer";
import { taskQuery } from "./task-query";

const useTaskSearch = () =>
  useQueryStates({ view: parseAsStringLiteral(taskViews).withDefault("due"), task: parseAsString });

/** The calls and LinkedIn messages that wait for people. */
export function TaskList() {
  const t = useTranslations("tasks");
  return (
    <>
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <Stack gap="sm">
        <Views />
        <Area skeleton={<TableSkeleton />}>
          <Tasks />
        </Area>
      </Stack>
    </>
  );
}

function Views() {
  const t = useTranslations("tasks");
  const [{ view }, setSearch] = useTaskSearch();
  return (
    <SegmentedControl
      aria-label={t("show")}
      value={view}
      onChange={(next) => void setSearch({ view: taskViews.find((one) => one === next) ?? null, task: null })}
      data={taskViews.map((one) => ({ value: one, label: t(`views.${one}`) }))}
      style={{ alignSelf: "flex-start" }}
    />
  );
}

function Tasks() {
  const t = useTranslations("tasks");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [{ view, task }, setSearch] = useTaskSearch();
  const columns = useColumns((id) => void setSearch({ task: id }));
  const query = useSuspenseInfiniteQuery(
    trpc.tasks.list.infiniteQueryOptions(taskQuery({ view }), { getNextPageParam: (page) => page.nextCursor }),
  );
  useLive(["tasks/task"], () => void queryClient.invalidateQueries(trpc.tasks.pathFilter()));
  const rows = query.data.pages.flatMap((page) => page.data);
  return (
    <>
      <DataTable
        label={t("title")}
        rows={rows}
        rowId={(row) => row.id}
        columns={columns}
        onOpen={(row) => void setSearch({ task: row.id })}
        more={{
          hasMore: query.hasNextPage,
          isLoading: query.isFetchingNextPage,
          onLoad: () => void query.fetchNextPage(),
        }}
        empty={
          <EmptyState icon={<IconChecklist size={24} />} title={t(`empty.${view}`)}>
            {t("emptyText")}
          </EmptyState>
        }
      />
      <TaskDrawer task={rows.find(({ id }) => id === task) ?? null} onClose={() => void setSearch({ task: null })} />
    </>
  );
}

const tones: Record<TaskStatus, Tone> = { open: "info", done: "success", skipped: "neutral", cancelled: "neutral" };

function useColumns(onOpen: (taskId: string) => void): DataColumn<TaskView>[] {
  const t = useTranslations("tasks");
  return [
    {
      id: "lead",
      header: t("columns.lead"),
      primary: true,
      cell: ({ id, lead }) => (
        <Anchor
          component="button"
          type="button"
          tabIndex={-1}
          c="inherit"
          fw={500}
          ta="start"
          mih={24}
          onClick={() => onOpen(id)}
        >
          {lead.name || t("unnamed")}
        </Anchor>
      ),
    },
    { id: "kind", header: t("columns.kind"), width: 170, phone: "bare", cell: ({ kind }) => t(`kinds.${kind}`) },
    { id: "due", header: t("columns.due"), width: 190, cell: (row) => <TimeText value={row.closedAt ?? row.dueAt} /> },
    {
      id: "status",
      header: t("columns.status"),
      width: 150,
      cell: ({ status, hours }) =>
        hours && !hours.isOpen ? (
          <StatusBadge tone="warning">{t("closedHours")}</StatusBadge>
        ) : (
          <StatusBadge tone={tones[status]}>{t(`statuses.${status}`)}</StatusBadge>
        ),
    },
    {
      id: "from",
      header: t("columns.from"),
      cell: ({ campaign, createdBy, owner }) => (
        <Text size="sm" lineClamp={1}>
          {[campaign ?? createdBy, owner && t("ownedBy", { name: owner })].filter(Boolean).join(" · ")}
        </Text>
      ),
    },
  ];
}
