"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import {
  channels,
  consentStatuses,
  conversationStates,
  type FilterOp,
  followUpStages,
  kindOfField,
  leadEvents,
  lifecycleStages,
  opsOf,
  qualifications,
  responseStatuses,
} from "@/server/leads/schemas";
import { useOwners } from "../use-owners";
import { eventField } from "./rules";

/** The fields that the editor offers; the API knows more. */
const offeredFields = [
  "conversation_state",
  "last_contacted_at",
  "sms_consent",
  "suppressed",
  "response_status",
  "company",
  "company_key",
  "state",
  "tags",
  "owner",
  "score",
  "name",
  "first_name",
  "last_name",
  "phone",
  "email",
  "email_consent",
  "follow_up_stage",
  "lifecycle_stage",
  "qualification",
  "in_segment",
  "created_at",
  "country",
  "timezone",
  "outreach_paused_at",
  "eligible_for_reengagement",
  "undeliverable_sms",
] as const;

type Option = { value: string; label: string };

const choices: Record<string, readonly string[]> = {
  conversation_state: conversationStates,
  sms_consent: consentStatuses,
  email_consent: consentStatuses,
  response_status: responseStatuses,
  follow_up_stage: followUpStages,
  lifecycle_stage: lifecycleStages,
  qualification: qualifications,
  suppressed: channels,
  eligible_for_reengagement: ["true", "false"],
  undeliverable_sms: ["true", "false"],
};

export const isEvent = (field: string) => field.startsWith(eventField);
const firstOp: Record<string, FilterOp> = {
  instant: "not_within_days",
  text: "contains",
  list: "contains",
  attribute: "eq",
};

/** The comparisons that the editor offers for a field. */
export const opsFor = (field: string): string[] =>
  isEvent(field)
    ? ["did", "did_not"]
    : opsOf[kindOfField(field) ?? "text"].filter(
        (op) => op !== "in" && (kindOfField(field) !== "instant" || (op !== "gt" && op !== "lt")),
      );
export const startOp = (field: string): string =>
  isEvent(field) ? "did" : (firstOp[kindOfField(field) ?? ""] ?? "eq");
export const isInDays = (operator: string) => operator === "within_days" || operator === "not_within_days";
export const hasNoValue = (operator: string) => operator === "exists" || operator === "missing";
export const startValue = (field: string, operator: string): string | number =>
  isInDays(operator) ? 90 : (choices[field]?.[0] ?? "");

/** Fields and their values by the names that the workspace sees; its own fields stand after ours, events last. */
export function useFilterFields() {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const owners = useOwners();
  const own = useQuery(trpc.leads.fields.queryOptions());
  const segments = useQuery(trpc.segments.list.queryOptions());
  const fixed = (segments.data ?? []).filter((segment) => segment.kind === "fixed");
  const fields: Option[] = [
    ...offeredFields.map((field) => ({ value: field, label: t(`filter.fields.${field}`) })),
    ...(own.data ?? []).map(({ key, label }) => ({ value: `attributes.${key}`, label })),
    ...leadEvents.map((event) => ({ value: `${eventField}${event}`, label: t(`filter.happened.${event}`) })),
  ];
  const valuesOf = (field: string): Option[] | null => {
    if (field === "owner") return [{ value: "me", label: t("filter.me") }, ...owners];
    if (field === "in_segment") return fixed.map(({ id, name }) => ({ value: id, label: name }));
    const given = choices[field] ?? optionsOf(own.data, field);
    return given ? given.map((one) => ({ value: one, label: wordFor(t, field, one) })) : null;
  };
  const labelOf = (field: string) => fields.find((one) => one.value === field)?.label ?? field;
  return { fields, valuesOf, labelOf, isReady: own.data !== undefined };
}

type OwnField = { key: string; type: string; options: string[] };

function optionsOf(own: readonly OwnField[] | undefined, field: string): readonly string[] | null {
  const found = own?.find(({ key }) => field === `attributes.${key}`);
  if (found?.type === "yes_no") return ["yes", "no"];
  return found && found.options.length > 0 ? found.options : null;
}

type Words = ReturnType<typeof useTranslations<"leads">>;

/** A stored word as the screen says it. */
export function wordFor(t: Words, field: string, value: string): string {
  if (field === "conversation_state") return t(`states.${value}` as "states.new");
  if (field.endsWith("_consent")) return t(`consent.${value}` as "consent.none");
  if (value === "true" || value === "false") return t(`filter.${value}`);
  return value;
}
