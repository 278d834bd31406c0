"use client";

import { Alert, Badge, Button, Group, Paper, Select, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { useWorkspace } from "@/components/shell/workspace";
import {
  type DateOrder,
  type ImportView,
  importFields,
  type Mapping,
  type OnExisting,
  onExisting,
} from "@/server/imports/schemas";
import type { Step } from "./import-wizard";
import classes from "./map-step.module.css";
import { useImportActs } from "./use-import-acts";

const countries = [
  "US",
  "CA",
  "GB",
  "IE",
  "AU",
  "NZ",
  "DE",
  "FR",
  "ES",
  "IT",
  "NL",
  "BE",
  "AT",
  "CH",
  "PT",
  "SE",
  "NO",
  "DK",
  "FI",
  "PL",
  "MX",
  "BR",
  "IN",
  "ZA",
  "SG",
];

type Settings = { mapping: Mapping; country: string; existing: OnExisting; order: DateOrder | null };

export function MapStep({ one, goTo }: { one: ImportView; goTo: (next: Step) => void }) {
  const t = useTranslations("imports.map");
  const { configure, check } = useImportActs(one.id);
  const [settings, setSettings] = useState<Settings>({
    mapping: one.mapping,
    country: one.defaultCountry,
    existing: one.onExisting,
    order: one.dateOrder,
  });
  const change = (part: Partial<Settings>) => setSettings({ ...settings, ...part });
  const problem = configure.error ?? check.error;
  const go = async () => {
    const { mapping, country: default_country, existing: on_existing, order: date_order } = settings;
    await configure.mutateAsync({ importId: one.id, mapping, default_country, on_existing, date_order });
    await check.mutateAsync({ importId: one.id });
    goTo("fix");
  };
  return (
    <Stack>
      <Title order={2} fz="lg">
        {t("title")}
      </Title>
      <Columns one={one} mapping={settings.mapping} onChange={(mapping) => change({ mapping })} />
      <ReadingSettings one={one} settings={settings} onChange={change} />
      {problem && (
        <Alert color="red" role="alert">
          {problem.message}
        </Alert>
      )}
      <Group>
        <Button onClick={() => go().catch(() => undefined)} loading={configure.isPending || check.isPending}>
          {t("check")}
        </Button>
      </Group>
    </Stack>
  );
}

type ColumnsProps = { one: ImportView; mapping: Mapping; onChange: (next: Mapping) => void };

function Columns({ one, mapping, onChange }: ColumnsProps) {
  const trpc = useTRPC();
  const options = trpc.imports.preview.queryOptions({ importId: one.id });
  const preview = useQuery({ ...options, staleTime: Number.POSITIVE_INFINITY });
  return (
    <Stack gap={0} className={classes.rows}>
      {one.columns.map((column, at) => (
        <ColumnRow
          key={column}
          one={one}
          column={column}
          values={preview.data?.rows.map((row) => row[at] ?? "") ?? []}
          field={mapping[column] ?? ""}
          onChange={(field) => onChange({ ...mapping, [column]: field })}
        />
      ))}
    </Stack>
  );
}

type ReadingProps = { one: ImportView; settings: Settings; onChange: (part: Partial<Settings>) => void };

function ReadingSettings({ one, settings, onChange }: ReadingProps) {
  const t = useTranslations("imports.map");
  const names = new Intl.DisplayNames("en", { type: "region" });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} maw={720}>
      <Select
        label={t("country")}
        data={countries.map((code) => ({ value: code, label: `${names.of(code)} (${code})` }))}
        value={settings.country}
        onChange={(code) => onChange({ country: code ?? "US" })}
        allowDeselect={false}
        searchable
      />
      <Select
        label={t("existing")}
        data={onExisting.map((how) => ({ value: how, label: t(how) }))}
        value={settings.existing}
        onChange={(how) => onChange({ existing: (how as OnExisting) ?? "update" })}
        allowDeselect={false}
      />
      {one.ambiguousDates.length > 0 && (
        <Select
          label={t("datesAsk", { column: one.ambiguousDates[0] ?? "" })}
          data={(["mdy", "dmy"] as const).map((value) => ({ value, label: t(value) }))}
          value={settings.order}
          onChange={(value) => onChange({ order: value as DateOrder | null })}
          required
        />
      )}
    </SimpleGrid>
  );
}

type RowProps = { one: ImportView; column: string; values: string[]; field: string; onChange: (field: string) => void };

function ColumnRow({ one, column, values, field, onChange }: RowProps) {
  const t = useTranslations("imports");
  const { sandbox } = useWorkspace();
  const guess = one.guesses[column];
  const key = guess?.field.startsWith("custom:")
    ? guess.field
    : `custom:${column
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "_")
        .slice(0, 60)}`;
  const data = [
    { value: "", label: t("map.notImported") },
    ...importFields
      .filter((name) => sandbox || name !== "persona")
      .map((name) => ({ value: name, label: t(`fields.${name}`) })),
    { value: key, label: t("map.custom", { key: key.slice("custom:".length) }) },
  ];
  return (
    <Paper className={classes.row}>
      <Text size="sm" fw={500} className={classes.column}>
        {column}
      </Text>
      <Text size="sm" c="dimmed" className={classes.sample}>
        {values.filter(Boolean).slice(0, 3).join(" · ") || "–"}
      </Text>
      <Select
        aria-label={t("map.field", { column })}
        data={data}
        value={field}
        onChange={(next) => onChange(next ?? "")}
        allowDeselect={false}
        searchable
        className={classes.field}
      />
      <MatchBadge one={one} column={column} field={field} />
    </Paper>
  );
}

const labels = { name: "byName", values: "byValues", earlier: "earlier", none: "none" } as const;

/** How sure the guess is, in words and per cent. */
function MatchBadge({ one, column, field }: { one: ImportView; column: string; field: string }) {
  const t = useTranslations("imports.map");
  const guess = one.guesses[column];
  if (!guess || guess.field !== field || guess.by === "none") return <span />;
  return (
    <Badge variant="light" color={guess.confidence > 0.95 ? "green" : "yellow"} className={classes.match}>
      {Math.round(guess.confidence * 100)} % {t(labels[guess.by])}
    </Badge>
  );
}
