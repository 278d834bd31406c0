import { Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { DataColumn } from "@/components/ui/data-table";
import { TimeText } from "@/components/ui/time-text";
import type { LeadColumn, LeadView } from "@/server/leads";
import { ConsentBadge, StateBadge } from "./lead-badges";

/** The columns on screen, in their order, by the names that they carry in an export. */
export const exportedColumns: LeadColumn[] = [
  "name",
  "company",
  "phone",
  "conversation_state",
  "consent_sms",
  "last_contacted",
  "owner",
  "tags",
];

export const leadTitle = (lead: Pick<LeadView, "name" | "phone" | "email">, unnamed: string) =>
  lead.name || lead.phone || lead.email || unnamed;

export function useLeadColumns(): DataColumn<LeadView>[] {
  const t = useTranslations("leads");
  return [
    {
      id: "name",
      header: t("columns.name"),
      primary: true,
      isSortable: true,
      cell: (lead) => leadTitle(lead, t("page.unnamed")),
    },
    {
      id: "company",
      header: t("columns.company"),
      cell: (lead) => (
        <Text size="sm" truncate title={lead.company ?? undefined}>
          {lead.company ?? "–"}
        </Text>
      ),
    },
    { id: "phone", header: t("columns.phone"), width: 140, cell: (lead) => lead.phone ?? "–" },
    {
      id: "state",
      header: t("columns.state"),
      width: 160,
      phone: "bare",
      cell: (lead) => <StateBadge state={lead.conversationState} />,
    },
    {
      id: "consent",
      header: t("columns.consent"),
      width: 150,
      phone: "line",
      cell: (lead) => <ConsentBadge status={lead.consent.sms} isSuppressed={lead.suppressed.includes("sms")} />,
    },
    {
      id: "last_contacted",
      header: t("columns.lastContact"),
      width: 150,
      isSortable: true,
      cell: (lead) => <TimeText value={lead.lastContactedAt} relative />,
    },
    { id: "owner", header: t("columns.owner"), width: 120, phone: "hide", cell: (lead) => lead.ownerName ?? "–" },
    {
      id: "tags",
      header: t("columns.tags"),
      width: 140,
      phone: "hide",
      cell: (lead) => <Group gap={4}>{lead.tags.join(", ") || "–"}</Group>,
    },
  ];
}
