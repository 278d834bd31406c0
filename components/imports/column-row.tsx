"use client";

import { Badge, Paper, Select, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace";
import { type FieldRule, fieldRules, type ImportView, importFields } from "@/server/imports/schemas";
import classes from "./map-step.module.css";

type RowProps = {
  one: ImportView;
  column: string;
  values: string[];
  field: string;
  onField: (field: string) => void;
  rule: FieldRule | null;
  onRule: (rule: FieldRule | null) => void;
};

/** A column of the file: its first values, what it becomes, and what that does to a lead who is known already. */
export function ColumnRow({ one, column, values, field, onField, rule, onRule }: RowProps) {
  const t = useTranslations("imports.map");
  return (
    <Paper className={classes.row}>
      <Text size="sm" fw={500} className={classes.column}>
        {column}
      </Text>
      <Text size="sm" c="dimmed" className={classes.sample}>
        {values.filter(Boolean).slice(0, 3).join(" · ") || "–"}
      </Text>
      <FieldSelect one={one} column={column} field={field} onField={onField} />
      <Select
        aria-label={t("ruleOf", { column })}
        data={[
          { value: "", label: t("ruleAsAll") },
          ...fieldRules.map((value) => ({ value, label: t(`rules.${value}`) })),
        ]}
        value={rule ?? ""}
        disabled={field === ""}
        onChange={(next) => onRule(fieldRules.find((one) => one === next) ?? null)}
        allowDeselect={false}
      />
      <MatchBadge one={one} column={column} field={field} />
    </Paper>
  );
}

const ownKey = (column: string) =>
  `custom:${column
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .slice(0, 60)}`;

function FieldSelect({ one, column, field, onField }: Pick<RowProps, "one" | "column" | "field" | "onField">) {
  const t = useTranslations("imports");
  const { sandbox } = useWorkspace();
  const guessed = one.guesses[column]?.field ?? "";
  const key = [field, guessed].find((known) => known.startsWith("custom:")) ?? ownKey(column);
  const data = [
    { value: "", label: t("map.notImported") },
    ...importFields
      .filter((name) => sandbox || name !== "persona")
      .map((name) => ({ value: name, label: t(`fields.${name}`) })),
    { value: key, label: t("map.custom", { key: key.slice("custom:".length) }) },
  ];
  return (
    <Select
      aria-label={t("map.field", { column })}
      data={data}
      value={field}
      onChange={(next) => onField(next ?? "")}
      allowDeselect={false}
      searchable
    />
  );
}

const labels = { name: "byName", values: "byValues", earlier: "earlier", none: "none" } as const;

/** How sure the guess is, in words and per cent. */
function MatchBadge({ one, column, field }: { one: ImportView; column: string; field: string }) {
  const t = useTranslations("imports.map");
  const guess = one.guesses[column];
  if (!guess || guess.field !== field || guess.by === "none") return <span />;
  return (
    <Badge variant="light" color={guess.confidence > 0.9 ? "green" : "yellow"} className={classes.match}>
      {t("guessed", { percent: Math.round(guess.confidence * 100), by: t(labels[guess.by]) })}
    </Badge>
  );
}
