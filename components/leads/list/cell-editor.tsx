"use client";

import { Group, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import type { CellEnds } from "@/components/ui/cell-editing";
import type { LeadView } from "@/server/leads";
import { type FieldSpec, ownFieldSpecs, useBuiltInFields, useStandingFields } from "../page/field-spec";
import { valueOfField } from "../page/use-edit-lead";
import { type Edits, useEditCell } from "./use-edit-cell";

/** The fields that a column's editor changes, by the names that an edit knows. */
const fieldsOf: Record<string, string[]> = {
  name: ["firstName", "lastName"],
  first_name: ["firstName"],
  last_name: ["lastName"],
  company: ["company"],
  company_website: ["companyWebsite"],
  response_status: ["responseStatus"],
  follow_up_stage: ["followUpStage"],
  lifecycle_stage: ["lifecycleStage"],
  owner: ["ownerId"],
  tags: ["tags"],
  state: ["state"],
  country: ["country"],
  postcode: ["postcode"],
  timezone: ["timeZone"],
};

/** The editor of a column, where this person may edit and the column's value can be typed or chosen. */
export function useCellEditors() {
  const trpc = useTRPC();
  const mayWrite = useMay("leads:write");
  const own = useQuery(trpc.leads.fields.queryOptions());
  const known = [...useBuiltInFields(), ...useStandingFields(), ...ownFieldSpecs(own.data ?? [], {})];
  return (column: string) => {
    const names = fieldsOf[column] ?? [column];
    const specs = known.filter(({ name, kind }) => names.includes(name) && kind !== "multi_choice");
    if (!mayWrite || specs.length === 0) return {};
    return { editor: (lead: LeadView, ends: CellEnds) => <CellEditor lead={lead} specs={specs} ends={ends} /> };
  };
}

interface CellEditorProps {
  lead: LeadView;
  specs: FieldSpec[];
  ends: CellEnds;
}

function CellEditor({ lead, specs, ends }: CellEditorProps) {
  const [opened] = useState(lead); // as the editor saw it: what others change meanwhile is a conflict
  const [spec] = specs;
  const isChosen = spec?.kind === "choice" || spec?.kind === "yes_no";
  if (spec && isChosen) return <ChoiceEditor lead={opened} spec={spec} ends={ends} />;
  return <TextEditor lead={opened} specs={specs} ends={ends} />;
}

const separator = ", ";
const textOf = (lead: LeadView, { name }: FieldSpec) => {
  const value = valueOfField(lead, name);
  return Array.isArray(value) ? value.join(separator) : (value ?? "");
};
const tagsIn = (text: string) => [...new Set(text.split(",").map((tag) => tag.trim()))].filter(Boolean);

/** Enter saves, Tab saves and goes on, Esc leaves; whoever clicks elsewhere keeps what was typed. */
function TextEditor({ lead, specs, ends }: CellEditorProps) {
  const t = useTranslations("leads.grid");
  const save = useEditCell(lead);
  const [typed, setTyped] = useState(() => specs.map((spec) => textOf(lead, spec)));
  const isOver = useRef(false);
  const end = (leave: () => void, isKept = true) => {
    if (isOver.current) return;
    isOver.current = true;
    leave();
    const values = specs.map(({ name, kind }, place) => [
      name,
      kind === "tags" ? tagsIn(typed[place] ?? "") : (typed[place] ?? ""),
    ]);
    if (isKept) void save(Object.fromEntries(values) as Edits);
  };
  return (
    <Group
      gap={4}
      wrap="nowrap"
      onKeyDown={(event) => endByKey(event, { ends, end })}
      onBlur={(event) => isLeft(event) && end(ends.leave)}
    >
      {specs.map((spec, place) => (
        <TextInput
          key={spec.name}
          size="xs"
          flex={1}
          miw={0}
          aria-label={spec.kind === "tags" ? t("tags") : spec.label}
          type={spec.kind === "date" ? "date" : "text"}
          inputMode={spec.kind === "number" ? "decimal" : undefined}
          maxLength={spec.kind === "text" ? 10_000 : 500}
          value={typed[place]}
          onChange={({ currentTarget: { value } }) =>
            setTyped((before) => before.map((text, at) => (at === place ? value : text)))
          }
          onFocus={(event) => event.currentTarget.select()}
          autoFocus={place === 0}
        />
      ))}
    </Group>
  );
}

const isLeft = (event: FocusEvent<HTMLElement>) => !event.currentTarget.contains(event.relatedTarget);

type Ending = { ends: CellEnds; end: (leave: () => void, isKept?: boolean) => void };

function endByKey(event: KeyboardEvent<HTMLElement>, { ends, end }: Ending) {
  if (event.nativeEvent.isComposing || event.defaultPrevented) return;
  const by = event.shiftKey ? -1 : 1;
  const acts: Record<string, (() => void) | undefined> = {
    Enter: () => end(ends.close),
    Escape: () => end(ends.close, false),
    Tab: isLastInput(event, by) ? () => end(() => ends.go(by)) : undefined,
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** Whether Tab leaves the editor: it has one input, or two for the parts of a name. */
function isLastInput(event: KeyboardEvent<HTMLElement>, by: 1 | -1) {
  const inputs = [...event.currentTarget.querySelectorAll("input")];
  return inputs.at(by === 1 ? -1 : 0) === event.target;
}

/** Choosing saves; Esc leaves, Tab goes on. */
function ChoiceEditor({ lead, spec, ends }: Omit<CellEditorProps, "specs"> & { spec: FieldSpec }) {
  const t = useTranslations("leads.own");
  const save = useEditCell(lead);
  const yesNo = [
    { value: "yes", label: t("yes") },
    { value: "no", label: t("no") },
  ];
  const end = (leave: () => void) => leave();
  return (
    <Group
      wrap="nowrap"
      onKeyDown={(event) => endByKey(event, { ends, end })}
      onBlur={(event) => isLeft(event) && ends.leave()}
    >
      <Select
        size="xs"
        flex={1}
        aria-label={spec.label}
        data={spec.kind === "yes_no" ? yesNo : spec.options}
        value={textOf(lead, spec) || null}
        onChange={(value) => {
          ends.close();
          void save({ [spec.name]: value });
        }}
        clearable={!spec.isRequired}
        clearButtonProps={{ "aria-label": t("clear", { field: spec.label }) }}
        allowDeselect={false}
        searchable
        defaultDropdownOpened
        autoFocus
      />
    </Group>
  );
}
