import { MultiSelect, Select, TagsInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { optionSeparator } from "@/server/leads/schemas";
import type { FieldSpec } from "./field-spec";
import type { FieldValue } from "./use-edit-lead";

interface FieldInputProps {
  spec: FieldSpec;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

const textOf = (value: FieldValue) => (typeof value === "string" ? value : "");
const listOf = (value: FieldValue) =>
  Array.isArray(value) ? value : textOf(value).split(optionSeparator).filter(Boolean);

/** The control of one field, by its type. */
export function FieldInput({ spec, value, onChange }: FieldInputProps) {
  const t = useTranslations("leads");
  const common = { "aria-label": spec.label, size: "xs" as const, "data-autofocus": true };
  const yesNo = [
    { value: "yes", label: t("own.yes") },
    { value: "no", label: t("own.no") },
  ];
  if (spec.kind === "tags") return <TagsInput {...common} value={listOf(value)} onChange={onChange} />;
  if (spec.kind === "multi_choice")
    return (
      <MultiSelect
        {...common}
        data={spec.options}
        value={listOf(value)}
        onChange={(chosen) => onChange(chosen.join(optionSeparator) || null)}
      />
    );
  if (spec.kind === "choice" || spec.kind === "yes_no")
    return (
      <Select
        {...common}
        data={spec.kind === "yes_no" ? yesNo : spec.options}
        value={textOf(value) || null}
        onChange={onChange}
        clearable={!spec.isRequired}
        clearButtonProps={{ "aria-label": t("own.clear", { field: spec.label }) }}
        allowDeselect={false}
        searchable
      />
    );
  return (
    <TextInput
      {...common}
      type={spec.kind === "date" ? "date" : "text"}
      inputMode={spec.kind === "number" ? "decimal" : undefined}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={spec.kind === "text" ? 10_000 : 500}
      autoFocus
    />
  );
}
