"use client";

import { Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { TemplateView } from "@/server/channels/schemas";

interface TemplateChoiceProps {
  templates: readonly TemplateView[];
  value: string | null;
  onChange: (template: TemplateView | null) => void;
  description?: string;
}

/** Which of what WhatsApp approved. */
export function TemplateChoice({ templates, value, onChange, description }: TemplateChoiceProps) {
  const t = useTranslations("channels.whatsapp.choice");
  return (
    <Select
      label={t("template")}
      description={description}
      value={value}
      onChange={(id) => onChange(templates.find((one) => one.id === id) ?? null)}
      data={templates.map(({ id, name, language }) => ({ value: id, label: `${name} (${language})` }))}
    />
  );
}

interface TemplateValuesProps {
  template: Pick<TemplateView, "variables">;
  values: Readonly<Record<string, string>>;
  onChange: (values: Record<string, string>) => void;
  description?: string;
  required?: boolean;
}

/** What each of a template's variables says. */
export function TemplateValues({ template, values, onChange, ...shown }: TemplateValuesProps) {
  const t = useTranslations("channels.whatsapp.choice");
  return template.variables.map((name) => (
    <TextInput
      key={name}
      label={t("value", { name: `{{${name}}}` })}
      value={values[name] ?? ""}
      maxLength={500}
      onChange={(event) => onChange({ ...values, [name]: event.currentTarget.value })}
      {...shown}
    />
  ));
}
