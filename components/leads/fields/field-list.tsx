"use client";

import { Group, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { LeadField } from "@/server/leads/schemas";
import { ArchiveField } from "./archive-field";
import { EditField, NewField } from "./field-dialog";
import { MoveField } from "./move-field";
import { RestoreField } from "./restore-field";

/** The workspace's own fields in their order: defined, renamed, moved, archived and taken back. */
export function FieldList() {
  const t = useTranslations("leads.settings");
  const trpc = useTRPC();
  const { data: fields } = useSuspenseQuery(trpc.leads.everyField.queryOptions());
  const inUse = fields.filter(({ archivedAt }) => !archivedAt);
  const archived = fields.filter(({ archivedAt }) => archivedAt);
  return (
    <>
      <PageHeader title={t("title")} section={t("section")} actions={<NewField />}>
        {t("intro")}
      </PageHeader>
      <Stack gap="xl">
        {inUse.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <FieldTable label={t("title")} fields={inUse} />
        )}
        {archived.length > 0 && (
          <Stack gap="sm">
            <Title order={2} fz="lg">
              {t("archived")}
            </Title>
            <FieldTable label={t("archived")} fields={archived} />
          </Stack>
        )}
      </Stack>
    </>
  );
}

function FieldTable({ label, fields }: { label: string; fields: LeadField[] }) {
  const t = useTranslations("leads.settings");
  const columns: DataColumn<LeadField>[] = [
    { id: "label", header: t("label"), primary: true, cell: (field) => field.label },
    { id: "type", header: t("type"), width: 130, cell: (field) => t(`types.${field.type}`) },
    { id: "options", header: t("options"), cell: (field) => <Text size="sm">{field.options.join(", ") || "–"}</Text> },
    { id: "key", header: t("key"), width: 160, phone: "hide", cell: (field) => field.key },
    {
      id: "acts",
      header: t("acts"),
      width: 330,
      phone: "bare",
      cell: (field) =>
        field.archivedAt ? (
          <RestoreField field={field} />
        ) : (
          <Group gap={4} wrap="nowrap">
            <MoveField field={field} isFirst={field === fields[0]} isLast={field === fields.at(-1)} />
            <EditField field={field} />
            <ArchiveField field={field} />
          </Group>
        ),
    },
  ];
  return <DataTable label={label} columns={columns} rows={fields} rowId={(field) => field.id} total={fields.length} />;
}
