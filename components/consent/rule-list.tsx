"use client";

import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { WorkspaceHours } from "@/components/timing/workspace-hours";
import { Area } from "@/components/ui/area";
import { DataTable } from "@/components/ui/data-table";
import { CardsSkeleton, TableSkeleton } from "@/components/ui/skeletons";
import type { AppRouter } from "@/server/trpc/root";

/** The workspace's own hours, and under them the law's, as the gate applies them. */
export function RuleList() {
  const t = useTranslations("consent");
  const maySetHours = useMay("settings:timing");
  return (
    <>
      <PageHeader title={t("rules.title")} section={t("title")} back={{ path: "/compliance", label: t("title") }}>
        {t("rules.text")}
      </PageHeader>
      <Stack>
        {maySetHours && (
          <Area skeleton={<CardsSkeleton cards={1} height={420} />}>
            <WorkspaceHours />
          </Area>
        )}
        <Area skeleton={<TableSkeleton rows={12} />}>
          <Rules />
        </Area>
      </Stack>
    </>
  );
}

function Rules() {
  const t = useTranslations("consent.rules");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.timing.rules.queryOptions());
  const hours = (text: string) => (text === "none" ? t("closed") : text);
  return (
    <DataTable
      label={t("table")}
      rows={data}
      rowId={(rule) => rule.id}
      columns={[
        { id: "name", header: t("columns.name"), primary: true, cell: (rule) => rule.name },
        { id: "weekday", header: t("columns.weekday"), width: 120, cell: (rule) => hours(rule.weekday) },
        { id: "saturday", header: t("columns.saturday"), width: 120, cell: (rule) => hours(rule.saturday) },
        { id: "sunday", header: t("columns.sunday"), width: 120, cell: (rule) => hours(rule.sunday) },
        { id: "holiday", header: t("columns.holiday"), width: 130, cell: (rule) => t(`holiday.${rule.holiday}`) },
        {
          id: "cap",
          header: t("columns.cap"),
          width: 140,
          cell: (rule) => (rule.capPer24Hours ? t("cap", { count: rule.capPer24Hours }) : t("noCap")),
        },
        {
          id: "since",
          header: t("columns.since"),
          width: 140,
          cell: (rule) => t(rule.isInForce ? "inForce" : "notYet", { date: rule.since }),
        },
        { id: "changes", header: t("columns.changes"), cell: (rule) => <Changes rule={rule} /> },
        { id: "source", header: t("columns.source"), cell: (rule) => rule.source },
        { id: "standing", header: t("columns.standing"), width: 150, cell: (rule) => t(`standing.${rule.standing}`) },
      ]}
    />
  );
}

type Rule = inferRouterOutputs<AppRouter>["timing"]["rules"][number];

/** What the pack says otherwise than the rules that bound there before. */
function Changes({ rule }: { rule: Rule }) {
  const t = useTranslations("consent.rules");
  if (rule.changes.length === 0) return t("noChange");
  const word = ({ what }: Rule["changes"][number], value: string) => {
    if (what === "holiday") return t(`holiday.${value as Rule["holiday"]}`);
    if (what === "capPer24Hours") return value === "none" ? t("noOwnCap") : t("cap", { count: value });
    return value === "none" ? t("closed") : value;
  };
  const column = (what: Rule["changes"][number]["what"]) => t(`columns.${what === "capPer24Hours" ? "cap" : what}`);
  return (
    <Stack gap={0}>
      {rule.changes.map((one) => (
        <span key={one.what}>
          {t("change", { what: column(one.what), from: word(one, one.from), to: word(one, one.to) })}
        </span>
      ))}
    </Stack>
  );
}
