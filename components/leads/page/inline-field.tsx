"use client";

import { ActionIcon, Anchor, Group, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconPencil, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { useMay } from "@/components/shell/workspace";
import type { LeadView } from "@/server/leads";
import { FieldInput } from "./field-input";
import type { FieldSpec } from "./field-spec";
import { type FieldValue, useEditLead, valueOfField } from "./use-edit-lead";

export function FieldLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group component="div" justify="space-between" gap="xs" wrap="nowrap" align="center" mih={28}>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" size="sm" m={0} ta="end" style={{ overflowWrap: "anywhere", minWidth: 0 }}>
        {children}
      </Text>
    </Group>
  );
}

/** One field of a lead: shown by its type, corrected in its place. */
export function InlineField({ lead, spec }: { lead: LeadView; spec: FieldSpec }) {
  const t = useTranslations("leads.own");
  const mayWrite = useMay("leads:write");
  const [isEditing, setEditing] = useState(false);
  const value = valueOfField(lead, spec.name);
  if (isEditing) return <Editing lead={lead} spec={spec} onClose={() => setEditing(false)} />;
  const edit = t("edit", { field: spec.label });
  return (
    <FieldLine label={spec.label}>
      <Group component="span" gap={4} wrap="nowrap" justify="flex-end">
        <ShownValue spec={spec} value={value} />
        {mayWrite && (
          <Tooltip label={edit}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={edit} onClick={() => setEditing(true)}>
              <IconPencil size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </FieldLine>
  );
}

const isWeb = (text: string) => /^https?:\/\//.test(text);

function ShownValue({ spec, value }: { spec: FieldSpec; value: FieldValue }) {
  const t = useTranslations("leads.own");
  if (value === null || value.length === 0) return "–";
  if (Array.isArray(value)) return value.join(", ");
  if (spec.kind === "link" && isWeb(value))
    return (
      <Anchor href={value} target="_blank" rel="noopener noreferrer nofollow" size="sm">
        {value.replace(/^https?:\/\//, "").replace(/\/$/, "")}
      </Anchor>
    );
  if (spec.kind === "yes_no" && (value === "yes" || value === "no")) return t(value);
  return spec.options?.find((option) => option.value === value)?.label ?? value;
}

function Editing({ lead, spec, onClose }: { lead: LeadView; spec: FieldSpec; onClose: () => void }) {
  const t = useTranslations("leads.own");
  const { save } = useEditLead(lead);
  const [value, setValue] = useState<FieldValue>(valueOfField(lead, spec.name));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    const typed = typeof value === "string" ? value.trim() || null : value;
    if (spec.isRequired && !typed) return;
    if (JSON.stringify(typed) !== JSON.stringify(valueOfField(lead, spec.name))) void save(spec.name, typed);
  };
  return (
    <FieldLine label={spec.label}>
      <form onSubmit={submit} onKeyDown={(event) => event.key === "Escape" && onClose()}>
        <Group component="span" gap={4} wrap="nowrap" justify="flex-end">
          <FieldInput spec={spec} value={value} onChange={setValue} />
          <ActionIcon type="submit" variant="light" size="md" aria-label={t("save", { field: spec.label })}>
            <IconCheck size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={t("cancel")} onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </form>
    </FieldLine>
  );
}
