"use client";

import { Alert, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TemplateChoice, TemplateValues } from "@/components/channels/whatsapp/template-choice";
import { useTRPC } from "@/components/shell/trpc";
import { filledTemplate } from "@/server/channels/schemas";
import type { DraftStep } from "./draft-values";

interface TemplateFieldsProps {
  step: DraftStep;
  onChange: (patch: Partial<DraftStep>) => void;
}

/** A WhatsApp message begins with what WhatsApp approved: which template, and what each of its variables says. */
export function TemplateFields({ step, onChange }: TemplateFieldsProps) {
  const t = useTranslations("campaigns.message");
  const trpc = useTRPC();
  const { data: templates } = useQuery(trpc.channels.templates.queryOptions());
  const approved = (templates ?? []).filter(({ status, id }) => status === "approved" || id === step.template_id);
  const chosen = approved.find(({ id }) => id === step.template_id) ?? null;
  const values = step.template_values ?? {};
  const write = (template: typeof chosen, next: Record<string, string>) =>
    onChange({
      template_id: template?.id ?? null,
      template_values: next,
      body: template ? filledTemplate(template.body, next) : null,
    });
  if (templates && approved.length === 0) return <Alert color="yellow">{t("noTemplate")}</Alert>;
  return (
    <Stack gap="xs">
      <TemplateChoice
        templates={approved}
        value={chosen?.id ?? null}
        onChange={(template) => write(template, {})}
        description={t("templateText")}
      />
      {chosen && (
        <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {chosen.body}
        </Text>
      )}
      {chosen && (
        <TemplateValues
          template={chosen}
          values={values}
          onChange={(next) => write(chosen, next)}
          description={t("templateValueText", { example: "{first_name|there}" })}
        />
      )}
    </Stack>
  );
}
