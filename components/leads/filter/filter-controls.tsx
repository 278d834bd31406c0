"use client";

import { ActionIcon, Button, NumberInput, SegmentedControl, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  OperatorSelectorProps,
  RuleType,
  ValueEditorProps,
} from "react-querybuilder";
import { kindOfField } from "@/server/leads/schemas";
import { ClauseCount } from "./clause-counts";
import { hasNoValue, isEvent, isInDays, useFilterFields } from "./fields";
import { deepest, problemOf } from "./rules";

const mostDays = 3650;

function FieldSelect({ value, handleOnChange }: FieldSelectorProps) {
  const t = useTranslations("leads.filter");
  const { fields } = useFilterFields();
  return (
    <Select
      aria-label={t("field")}
      data={fields}
      value={value ?? null}
      onChange={(field) => field && handleOnChange(field)}
      allowDeselect={false}
      searchable
    />
  );
}

function OperatorSelect({ value, options, handleOnChange }: OperatorSelectorProps) {
  const t = useTranslations("leads.filter");
  const names = (options as { name: string }[]).map(({ name }) => name);
  return (
    <Select
      aria-label={t("op")}
      data={names.map((op) => ({ value: op, label: t(`ops.${op}` as "ops.eq") }))}
      value={value ?? null}
      onChange={(op) => op && handleOnChange(op)}
      allowDeselect={false}
    />
  );
}

/** The value with the clause's own count below it, or what is wrong with it. */
function ValueInput(props: ValueEditorProps) {
  const rule: RuleType = props.rule;
  return (
    <Stack gap={2}>
      <ValueField {...props} isFaulty={problemOf(rule) !== null} />
      <ClauseCount rule={rule} />
    </Stack>
  );
}

type ValueFieldProps = ValueEditorProps & { isFaulty: boolean };

function ValueField({ field, operator, value, handleOnChange, isFaulty }: ValueFieldProps) {
  const t = useTranslations("leads.filter");
  const { valuesOf } = useFilterFields();
  if (hasNoValue(operator)) return null;
  if (isInDays(operator) || isEvent(field)) return <DaysField {...{ field, value, handleOnChange }} />;
  const data = valuesOf(field);
  if (data)
    return (
      <Select
        aria-label={t("value")}
        data={data}
        value={String(value ?? "")}
        onChange={(next) => handleOnChange(next ?? "")}
        error={isFaulty}
        allowDeselect={false}
        searchable
      />
    );
  const isDate = kindOfField(field) === "instant" || operator === "before" || operator === "after";
  return (
    <TextInput
      aria-label={t("value")}
      type={isDate ? "date" : "text"}
      value={String(value ?? "")}
      onChange={(event) => handleOnChange(event.currentTarget.value)}
      error={isFaulty}
    />
  );
}

/** Days back from now; for an event none means ever. */
function DaysField({ field, value, handleOnChange }: Pick<ValueEditorProps, "field" | "value" | "handleOnChange">) {
  const t = useTranslations("leads.filter");
  const isOptional = isEvent(field);
  return (
    <NumberInput
      aria-label={t("days")}
      suffix={` ${t("days").toLowerCase()}`}
      placeholder={isOptional ? t("ever") : undefined}
      value={value === "" || value === undefined ? "" : Number(value)}
      min={1}
      max={mostDays}
      allowDecimal={false}
      onChange={(next) => handleOnChange(next === "" ? (isOptional ? "" : 1) : Number(next))}
    />
  );
}

function CombinatorSwitch({ value, handleOnChange }: CombinatorSelectorProps) {
  const t = useTranslations("leads.filter");
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("match")}
      value={value ?? "and"}
      onChange={handleOnChange}
      data={[
        { value: "and", label: t("all") },
        { value: "or", label: t("any") },
      ]}
    />
  );
}

function AddClause({ handleOnClick }: ActionProps) {
  const t = useTranslations("leads.filter");
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={(event) => handleOnClick(event)}
    >
      {t("addClause")}
    </Button>
  );
}

function AddGroup({ handleOnClick, level }: ActionProps) {
  const t = useTranslations("leads.filter");
  if (level >= deepest) return null;
  return (
    <Button
      size="xs"
      variant="subtle"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={(event) => handleOnClick(event)}
    >
      {t("addGroup")}
    </Button>
  );
}

function Remove({ handleOnClick, ruleOrGroup }: ActionProps) {
  const t = useTranslations("leads.filter");
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={t("rules" in ruleOrGroup ? "removeGroup" : "removeClause")}
      onClick={(event) => handleOnClick(event)}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

export const filterControls = {
  fieldSelector: FieldSelect,
  operatorSelector: OperatorSelect,
  valueEditor: ValueInput,
  combinatorSelector: CombinatorSwitch,
  addRuleAction: AddClause,
  addGroupAction: AddGroup,
  removeRuleAction: Remove,
  removeGroupAction: Remove,
};
