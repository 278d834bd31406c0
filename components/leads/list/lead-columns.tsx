"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/shell/trpc";
import type { DataColumn } from "@/components/ui/data-table";
import { TimeText } from "@/components/ui/time-text";
import type { LeadView } from "@/server/leads";
import type { ShownColumn } from "@/server/leads/schemas";
import { ConsentBadge, StateBadge } from "../lead-badges";
import { useCellEditors } from "./cell-editor";
import { ScoreCell } from "./score-cell";

/** The columns of a list that nobody arranged, by the names that they carry in an export. */
export const usualColumns: ShownColumn[] = [
  { id: "name" },
  { id: "company" },
  { id: "phone" },
  { id: "conversation_state" },
  { id: "consent_sms" },
  { id: "score" },
  { id: "last_contacted" },
  { id: "owner" },
  { id: "tags" },
];

export const leadTitle = (lead: Pick<LeadView, "name" | "phone" | "email">, unnamed: string) =>
  lead.name || lead.phone || lead.email || unnamed;

type Look = Pick<DataColumn<LeadView>, "width" | "align" | "phone" | "isSortable"> & {
  cell: (lead: LeadView) => ReactNode;
};

const short = (text: string | null) => (
  <Text size="sm" truncate title={text ?? undefined}>
    {text || "–"}
  </Text>
);
const when = (at: Date | null) => <TimeText value={at} relative />;

/** How each column looks; the name stands apart, because it is the row's link. */
const looks = {
  first_name: { phone: "hide", cell: (lead) => short(lead.firstName) },
  last_name: { phone: "hide", cell: (lead) => short(lead.lastName) },
  company: { cell: (lead) => short(lead.company) },
  company_website: { phone: "hide", cell: (lead) => short(lead.companyWebsite) },
  phone: { width: 140, cell: (lead) => lead.phone ?? "–" },
  email: { width: 200, phone: "hide", cell: (lead) => short(lead.email) },
  conversation_state: {
    width: 160,
    phone: "bare",
    isSortable: true,
    cell: (lead) => <StateBadge state={lead.conversationState} />,
  },
  consent_sms: {
    width: 150,
    cell: (lead) => <ConsentBadge status={lead.consent.sms} isSuppressed={lead.suppressed.includes("sms")} />,
  },
  consent_email: {
    width: 150,
    phone: "hide",
    cell: (lead) => <ConsentBadge status={lead.consent.email} isSuppressed={lead.suppressed.includes("email")} />,
  },
  score: {
    width: 90,
    align: "end",
    phone: "hide",
    isSortable: true,
    cell: (lead) => <ScoreCell leadId={lead.id} score={lead.score} />,
  },
  last_contacted: { width: 150, isSortable: true, cell: (lead) => when(lead.lastContactedAt) },
  created_at: { width: 150, phone: "hide", isSortable: true, cell: (lead) => when(lead.createdAt) },
  updated_at: { width: 150, phone: "hide", cell: (lead) => when(lead.updatedAt) },
  owner: { width: 120, phone: "hide", cell: (lead) => short(lead.ownerName) },
  tags: { width: 140, phone: "hide", cell: (lead) => short(lead.tags.join(", ")) },
  response_status: { width: 140, phone: "hide", cell: (lead) => lead.responseStatus },
  follow_up_stage: { width: 140, phone: "hide", cell: (lead) => lead.followUpStage ?? "–" },
  lifecycle_stage: { width: 130, phone: "hide", cell: (lead) => lead.lifecycleStage },
  state: { width: 110, phone: "hide", cell: (lead) => short(lead.state) },
  country: { width: 100, phone: "hide", cell: (lead) => short(lead.country) },
  postcode: { width: 110, phone: "hide", cell: (lead) => short(lead.postcode) },
  timezone: { width: 160, phone: "hide", cell: (lead) => short(lead.timeZone) },
  external_id: { width: 140, phone: "hide", cell: (lead) => short(lead.externalId) },
} satisfies Record<string, Look>;
type Known = keyof typeof looks;

const prefix = "attributes.";

/** All columns that a list may show, with the workspace's own fields last. */
export function useKnownColumns(): { columns: { id: string; header: string }[]; isReady: boolean } {
  const t = useTranslations("leads.columns");
  const trpc = useTRPC();
  const own = useQuery(trpc.leads.fields.queryOptions());
  const known = (Object.keys(looks) as Known[]).map((id) => ({ id, header: t(id) }));
  const fields = (own.data ?? []).map(({ key, label }) => ({ id: `${prefix}${key}`, header: label }));
  return { columns: [{ id: "name", header: t("name") }, ...known, ...fields], isReady: own.data !== undefined };
}

/** The chosen columns in their order; one whose field is gone is left out. */
export function useLeadColumns(shown: readonly ShownColumn[]): DataColumn<LeadView>[] {
  const t = useTranslations("leads");
  const { columns } = useKnownColumns();
  const editorOf = useCellEditors();
  const unnamed = t("page.unnamed");
  return shown.flatMap(({ id, width }): DataColumn<LeadView>[] => {
    const header = columns.find((one) => one.id === id)?.header;
    if (header === undefined) return [];
    const named = { id, header, ...(width ? { width } : {}), ...editorOf(id) };
    if (id === "name") return [{ ...named, primary: true, isSortable: true, cell: (lead) => leadTitle(lead, unnamed) }];
    const look: Look | undefined = Object.hasOwn(looks, id) ? looks[id as Known] : undefined;
    return [
      { phone: "hide", cell: (lead) => short(lead.attributes[id.slice(prefix.length)] ?? null), ...look, ...named },
    ];
  });
}
