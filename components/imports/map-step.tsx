"use client";

import { Alert, Button, Group, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import type { ImportView, Mapping } from "@/server/imports/schemas";
import { ColumnRow } from "./column-row";
import type { Step } from "./import-wizard";
import classes from "./map-step.module.css";
import { MatchingSettings, type Settings, settingsOf } from "./matching-settings";
import { ReadingSettings } from "./reading-settings";
import { useImportActs } from "./use-import-acts";

export function MapStep(props: { one: ImportView; goTo: (next: Step) => void }) {
  const { one } = props;
  return (
    <Stack>
      <ReadingSettings one={one} />
      <Mapped key={`${one.sheet}|${one.headerRows}|${one.delimiter}|${one.encoding}`} {...props} />
    </Stack>
  );
}

function Mapped({ one, goTo }: { one: ImportView; goTo: (next: Step) => void }) {
  const t = useTranslations("imports.map");
  const { configure, check } = useImportActs(one.id);
  const [settings, setSettings] = useState<Settings>(settingsOf(one));
  const change = (part: Partial<Settings>) => setSettings({ ...settings, ...part });
  const problem = configure.error ?? check.error;
  const go = async () => {
    await configure.mutateAsync({ importId: one.id, ...settings });
    await check.mutateAsync({ importId: one.id });
    goTo("fix");
  };
  return (
    <>
      <Title order={2} fz="lg">
        {t("title")}
      </Title>
      <Columns one={one} settings={settings} onChange={change} />
      <MatchingSettings one={one} settings={settings} onChange={change} />
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
    </>
  );
}

type ColumnsProps = { one: ImportView; settings: Settings; onChange: (part: Partial<Settings>) => void };

function Columns({ one, settings, onChange }: ColumnsProps) {
  const trpc = useTRPC();
  const options = trpc.imports.preview.queryOptions({ importId: one.id });
  const preview = useQuery({ ...options, staleTime: Number.POSITIVE_INFINITY });
  const { mapping, field_rules: rules } = settings;
  return (
    <Stack gap={0} className={classes.rows}>
      {one.columns.map((column, at) => {
        const field = mapping[column] ?? "";
        return (
          <ColumnRow
            key={column}
            one={one}
            column={column}
            values={preview.data?.rows.map((row) => row[at] ?? "") ?? []}
            field={field}
            onField={(next) => onChange({ mapping: { ...mapping, [column]: next } satisfies Mapping })}
            rule={rules[field] ?? null}
            onRule={(rule) => onChange({ field_rules: withRule(rules, field, rule) })}
          />
        );
      })}
    </Stack>
  );
}

function withRule(rules: Settings["field_rules"], field: string, rule: Settings["field_rules"][string] | null) {
  const { [field]: _, ...others } = rules;
  return rule === null ? others : { ...others, [field]: rule };
}
