"use client";

import { Stack, Text } from "@mantine/core";
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
        { id: "name", header: t("columns.name"), primary: true, cell: (rule) => <Place rule={rule} /> },
        { id: "weekday", header: t("columns.weekday"), width: 115, cell: (rule) => hours(rule.weekday) },
        { id: "saturday", header: t("columns.saturday"), width: 115, cell: (rule) => hours(rule.saturday) },
        { id: "sunday", header: t("columns.sunday"), width: 115, cell: (rule) => hours(rule.sunday) },
        { id: "holiday", header: t("columns.holiday"), width: 115, cell: (rule) => t(`holiday.${rule.holiday}`) },
        {
          id: "cap",
          header: t("columns.cap"),
          width: 115,
          cell: (rule) => (rule.capPer24Hours ? t("cap", { count: rule.capPer24Hours }) : t("noCap")),
        },
        { id: "changes", header: t("columns.changes"), width: 205, cell: (rule) => <Changes rule={rule} /> },
        { id: "source", header: t("columns.source"), width: 160, cell: (rule) => <Source rule={rule} /> },
      ]}
    />
  );
}

type Rule = inferRouterOutputs<AppRouter>["timing"]["rules"][number];

/** The place, and since when its rules bind. */
function Place({ rule: { name, isInForce, since } }: { rule: Rule }) {
  const t = useTranslations("consent.rules");
  return (
    <Stack gap={0}>
      <span>{name}</span>
      <Text size="sm" c="dimmed" component="span">
        {t(isInForce ? "inForce" : "notYet", { date: since })}
      </Text>
    </Stack>
  );
}

function Source({ rule: { source, standing } }: { rule: Rule }) {
  const t = useTranslations("consent.rules");
  return (
    <Stack gap={0}>
      <span>{source}</span>
      <Text size="sm" c="dimmed" component="span">
        {t(`standing.${standing}`)}
      </Text>
    </Stack>
  );
}

type Change = Rule["changes"][number];
const days: readonly Change["what"][] = ["weekday", "saturday", "sunday"];

/** The same change on all days is one line. */
function linesOf(changes: Rule["changes"]): { what: Change["what"] | "everyDay"; from: string; to: string }[] {
  const ofDays = changes.filter(({ what }) => days.includes(what));
  const [first] = ofDays;
  const isEveryDay =
    ofDays.length === days.length && ofDays.every(({ from, to }) => from === first?.from && to === first.to);
  if (!first || !isEveryDay) return [...changes];
  return [{ ...first, what: "everyDay" }, ...changes.filter(({ what }) => !days.includes(what))];
}

/** What the pack says otherwise than the rules that bound there before. */
function Changes({ rule }: { rule: Rule }) {
  const t = useTranslations("consent.rules");
  const lines = linesOf(rule.changes);
  if (lines.length === 0) return t("noChange");
  const word = (what: string, value: string) => {
    if (what === "holiday") return t(`holiday.${value as Rule["holiday"]}`);
    if (what === "capPer24Hours") return value === "none" ? t("noOwnCap") : t("cap", { count: value });
    return value === "none" ? t("closed") : value;
  };
  return (
    <Stack gap={0}>
      {lines.map(({ what, from, to }) => (
        <span key={what}>
          {t("change", { what: t(`changed.${what}`), from: word(what, from), to: word(what, to) })}
        </span>
      ))}
    </Stack>
  );
}
