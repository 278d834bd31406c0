"use client";

import { Button, Group, NumberInput, Popover, Select, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFilterPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import {
  type Clause,
  channels,
  consentStatuses,
  conversationStates,
  type FilterOp,
  followUpStages,
  kindOfField,
  opsOf,
  problemOfClause,
  responseStatuses,
} from "@/server/leads/schemas";
import { useOwners } from "./use-owners";

/** The fields that the list offers; the API knows more. */
export const offeredFields = [
  "conversation_state",
  "last_contacted_at",
  "sms_consent",
  "suppressed",
  "response_status",
  "company",
  "state",
  "tags",
  "owner",
  "first_name",
  "last_name",
  "phone",
  "email",
  "email_consent",
  "follow_up_stage",
  "created_at",
  "country",
  "timezone",
  "outreach_paused_at",
] as const;

const choices: Record<string, readonly string[]> = {
  conversation_state: conversationStates,
  sms_consent: consentStatuses,
  email_consent: consentStatuses,
  response_status: responseStatuses,
  follow_up_stage: followUpStages,
  suppressed: channels,
};

const withoutValue: readonly FilterOp[] = ["exists", "missing"];
const inDays: readonly FilterOp[] = ["within_days", "not_within_days"];
const firstOp: Record<string, FilterOp> = { instant: "not_within_days", text: "contains", list: "contains" };

const opsFor = (field: string) =>
  opsOf[kindOfField(field) ?? "text"].filter((op) => op !== "in" && op !== "gt" && op !== "lt");
const emptyValue = (field: string, op: FilterOp) => (inDays.includes(op) ? 90 : (choices[field]?.[0] ?? ""));
const startOf = (field: string): Clause => {
  const op = firstOp[kindOfField(field) ?? ""] ?? "eq";
  return { field, op, value: emptyValue(field, op) };
};

export function FilterEditor({ onAdd }: { onAdd: (clause: Clause) => void }) {
  const t = useTranslations("leads.filter");
  const [opened, { toggle, close }] = useDisclosure(false);
  const add = (clause: Clause) => {
    onAdd(clause);
    close();
  };
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      trapFocus
      returnFocus
      position="bottom-start"
      withArrow
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilterPlus size={16} aria-hidden />}
          onClick={toggle}
          aria-expanded={opened}
        >
          {t("add")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("add")}>
        <ClauseForm onAdd={add} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ClauseForm({ onAdd }: { onAdd: (clause: Clause) => void }) {
  const t = useTranslations("leads.filter");
  const [clause, setClause] = useState<Clause>(startOf("conversation_state"));
  const isComplete = problemOfClause(clause) === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) onAdd(clause);
  };
  const setOp = (op: FilterOp) => setClause({ ...clause, op, value: emptyValue(clause.field, op) });
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" w={{ base: 260, sm: 300 }}>
        <Select
          label={t("field")}
          data={offeredFields.map((field) => ({ value: field, label: t(`fields.${field}`) }))}
          value={clause.field}
          onChange={(field) => field && setClause(startOf(field))}
          allowDeselect={false}
          searchable
          comboboxProps={{ withinPortal: false }}
        />
        <Select
          label={t("op")}
          data={opsFor(clause.field).map((op) => ({ value: op, label: t(`ops.${op}`) }))}
          value={clause.op}
          onChange={(op) => op && setOp(op as FilterOp)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <ClauseValue clause={clause} onChange={(value) => setClause({ ...clause, value })} />
        <Group justify="flex-end">
          <Button type="submit" disabled={!isComplete}>
            {t("apply")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ClauseValue({ clause, onChange }: { clause: Clause; onChange: (value: Clause["value"]) => void }) {
  const t = useTranslations("leads");
  const owners = useOwners();
  if (withoutValue.includes(clause.op)) return null;
  if (inDays.includes(clause.op)) {
    return (
      <NumberInput
        label={t("filter.days")}
        value={Number(clause.value)}
        min={1}
        max={3650}
        onChange={(value) => onChange(Number(value) || 1)}
      />
    );
  }
  const label = t("filter.value");
  const value = String(clause.value ?? "");
  if (kindOfField(clause.field) === "instant")
    return (
      <TextInput type="date" label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    );
  const data =
    clause.field === "owner"
      ? owners
      : choices[clause.field]?.map((one) => ({ value: one, label: wordFor(t, clause.field, one) }));
  if (data)
    return (
      <Select
        label={label}
        data={data}
        value={value}
        onChange={(next) => onChange(next ?? "")}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
    );
  return <TextInput label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}

type Words = ReturnType<typeof useTranslations<"leads">>;

/** A stored word as the screen says it. */
export function wordFor(t: Words, field: string, value: string): string {
  if (field === "conversation_state") return t(`states.${value}` as "states.new");
  if (field.endsWith("_consent")) return t(`consent.${value}` as "consent.none");
  return value;
}
