import { Anchor, Group, Text } from "@mantine/core";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { usePath } from "@/components/shell/workspace";
import type { DataColumn } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import type { AppRouter } from "@/server/trpc/root";

type Row = inferRouterOutputs<AppRouter>["consent"]["suppressions"]["data"][number];

/** Who said so, in which words, when. */
export function useSuppressionColumns(): DataColumn<Row>[] {
  const t = useTranslations("consent.suppressions");
  const reasonName = useTranslations("consent.reasons");
  const channelName = useTranslations("consent.channels");
  return [
    { id: "who", header: t("columns.who"), primary: true, cell: (row) => <Who row={row} /> },
    {
      id: "reason",
      header: t("columns.reason"),
      width: 250,
      cell: (row) => <StatusBadge tone={row.liftedAt ? "neutral" : "danger"}>{reasonName(row.reason)}</StatusBadge>,
    },
    { id: "words", header: t("columns.words"), cell: (row) => (row.verbatim ? `“${row.verbatim}”` : "–") },
    {
      id: "channels",
      header: t("columns.channels"),
      width: 130,
      cell: (row) => row.channels.map((channel) => channelName(channel)).join(", "),
    },
    { id: "by", header: t("columns.by"), width: 130, phone: "hide", cell: (row) => row.actor },
    { id: "at", header: t("columns.at"), width: 150, cell: (row) => <TimeText value={row.createdAt} relative /> },
  ];
}

function Who({ row }: { row: Row }) {
  const t = useTranslations("consent.suppressions");
  const path = usePath();
  return (
    <Group gap={6} wrap="nowrap">
      {row.leadId && row.leadName ? (
        <Anchor component={Link} href={path(`/leads/${row.leadId}`)} truncate>
          {row.leadName}
        </Anchor>
      ) : null}
      <Text size="sm" c="dimmed" component="span">
        {row.address === "hash only" ? t(`hashOnly.${row.addressKind}`) : row.address}
        {row.liftedAt ? ` · ${t("lifted")}` : ""}
      </Text>
    </Group>
  );
}
