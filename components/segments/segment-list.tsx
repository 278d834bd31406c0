"use client";

import { Button, Modal, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useClauseWords } from "@/components/leads/filter/filter-chips";
import { PageHeader } from "@/components/shell/page-header";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { ConfirmAction } from "@/components/ui/confirm-action";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { DialogForm } from "@/components/ui/dialog-form";
import { EmptyState } from "@/components/ui/empty-state";
import { TableSkeleton } from "@/components/ui/skeletons";
import { TimeText } from "@/components/ui/time-text";
import { nodesOf } from "@/server/leads/schemas";
import type { SegmentView } from "@/server/segments";

export function SegmentList() {
  const t = useTranslations("segments");
  return (
    <>
      <PageHeader title={t("title")} back={{ path: "/leads", label: t("toLeads") }} actions={<NewFixed />}>
        {t("text")}
      </PageHeader>
      <Area skeleton={<TableSkeleton />}>
        <Segments />
      </Area>
    </>
  );
}

/** Makes an empty list that leads are put into. */
function NewFixed() {
  const t = useTranslations("segments.fixed");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [opened, { open, close }] = useDisclosure(false);
  const create = useMutation(
    trpc.segments.create.mutationOptions({
      onSuccess: () => {
        toastDone(t("made"));
        close();
        void queryClient.invalidateQueries(trpc.segments.list.queryFilter());
      },
    }),
  );
  if (!useMay("segments:write")) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        {t("add")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("title")}>
        <DialogForm
          submit={t("add")}
          isBusy={create.isPending}
          error={create.error}
          onSubmit={(text) => create.mutate({ name: text("name"), kind: "fixed" })}
        >
          <TextInput label={t("name")} name="name" required maxLength={80} data-autofocus />
          <Text size="sm">{t("text")}</Text>
        </DialogForm>
      </Modal>
    </>
  );
}

function useSegmentColumns(): DataColumn<SegmentView>[] {
  const t = useTranslations("segments");
  const words = useClauseWords();
  const mayWrite = useMay("segments:write");
  const filterWords = ({ filter }: SegmentView) =>
    nodesOf(filter)
      .map(words)
      .join("any" in filter ? " / " : ", ") || t("everybody");
  const columns: DataColumn<SegmentView>[] = [
    { id: "name", header: t("columns.name"), primary: true, cell: (segment) => segment.name },
    { id: "kind", header: t("columns.kind"), width: 90, phone: "hide", cell: ({ kind }) => t(`kinds.${kind}`) },
    { id: "filter", header: t("columns.filter"), cell: filterWords },
    {
      id: "count",
      header: t("columns.count"),
      width: 110,
      align: "end",
      cell: (segment) => <SegmentCount segmentId={segment.id} />,
    },
    {
      id: "created",
      header: t("columns.created"),
      width: 150,
      phone: "hide",
      cell: (segment) => <TimeText value={segment.createdAt} relative />,
    },
  ];
  if (!mayWrite) return columns;
  return [
    ...columns,
    {
      id: "remove",
      header: t("columns.actions"),
      width: 160,
      phone: "bare",
      cell: (segment) => <RemoveSegment segment={segment} />,
    },
  ];
}

function Segments() {
  const t = useTranslations("segments");
  const trpc = useTRPC();
  const path = usePath();
  const columns = useSegmentColumns();
  const { data } = useSuspenseQuery(trpc.segments.list.queryOptions());
  const toLeads = (
    <Button component={Link} href={path("/leads")}>
      {t("toLeads")}
    </Button>
  );
  return (
    <DataTable
      label={t("title")}
      rows={data}
      rowId={(segment) => segment.id}
      rowHref={(segment) => path(`/leads/segments/${segment.id}`)}
      columns={columns}
      empty={
        <EmptyState icon={<IconFilter size={24} />} title={t("empty")} action={toLeads}>
          {t("emptyText")}
        </EmptyState>
      }
    />
  );
}

/** How many belong now; null is not zero. */
function SegmentCount({ segmentId }: { segmentId: string }) {
  const trpc = useTRPC();
  const format = useFormatter();
  const { data } = useQuery(trpc.segments.count.queryOptions({ segmentId }));
  if (!data) return "–";
  return data.approximate ? `≈ ${format.number(data.count, { notation: "compact" })}` : format.number(data.count);
}

function RemoveSegment({ segment }: { segment: { id: string; name: string } }) {
  const t = useTranslations("segments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.segments.remove.mutationOptions({
      onSuccess: () => {
        toastDone(t("removed"));
        void queryClient.invalidateQueries(trpc.segments.list.queryFilter());
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  return (
    <ConfirmAction
      trigger={(open) => (
        <Button size="compact-sm" variant="subtle" onClick={open} aria-label={`${t("remove")}: ${segment.name}`}>
          {t("remove")}
        </Button>
      )}
      title={t("removeTitle", { name: segment.name })}
      confirm={t("remove")}
      onConfirm={() => remove.mutateAsync({ segmentId: segment.id })}
    >
      {t("removeText")}
    </ConfirmAction>
  );
}
