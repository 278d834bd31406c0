"use client";

import { Group, Pill, SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type Clause, type EventClause, type Filter, type FilterNode, nodesOf } from "@/server/leads/schemas";
import { useOwners } from "../use-owners";
import { useFilterFields, wordFor } from "./fields";

const withoutIndex = (nodes: FilterNode[], gone: number) => nodes.filter((_, at) => at !== gone);
const joined = (filter: Filter, nodes: FilterNode[]): Filter =>
  nodes.length === 0 ? {} : "any" in filter ? { any: nodes } : { all: nodes };

/** The clauses of the filter, each to be taken away by a button. */
export function FilterChips({ filter, onChange }: { filter: Filter; onChange: (next: Filter) => void }) {
  const t = useTranslations("leads.filter");
  const words = useClauseWords();
  const nodes = nodesOf(filter);
  if (nodes.length === 0) return null;
  return (
    <Group gap="xs">
      {nodes.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t("match")}
          value={"any" in filter ? "any" : "all"}
          onChange={(how) => onChange(how === "any" ? { any: nodes } : { all: nodes })}
          data={[
            { value: "all", label: t("all") },
            { value: "any", label: t("any") },
          ]}
        />
      )}
      {nodes.map((node, at) => (
        <Pill
          key={JSON.stringify(node)}
          size="md"
          withRemoveButton
          removeButtonProps={{ "aria-label": t("remove", { name: words(node) }), "aria-hidden": false, tabIndex: 0 }}
          onRemove={() => onChange(joined(filter, withoutIndex(nodes, at)))}
        >
          {words(node)}
        </Pill>
      ))}
    </Group>
  );
}

/** A clause as a phrase: "Last contact not in the last 90 days". */
export function useClauseWords(): (node: FilterNode) => string {
  const t = useTranslations("leads");
  const owners = useOwners();
  const { labelOf, valuesOf } = useFilterFields();
  const words = (node: FilterNode): string => {
    if ("field" in node) return clauseWords(t, node, { owners, labelOf, valuesOf });
    if ("event" in node) return eventWords(t, node);
    const inner = "all" in node ? node.all : node.any;
    return `(${inner.map(words).join(` ${t("all" in node ? "filter.and" : "filter.or")} `)})`;
  };
  return words;
}

type Words = ReturnType<typeof useTranslations<"leads">>;
type Option = { value: string; label: string };
type Names = { owners: Option[]; labelOf: (field: string) => string; valuesOf: (field: string) => Option[] | null };

function eventWords(t: Words, { event, did, did_not, within_days }: EventClause): string {
  const isNegative = did_not === true || did === false;
  const phrase = t(`filter.events.${isNegative ? "not_" : ""}${event}` as "filter.events.replied");
  return within_days ? `${phrase} ${t("filter.days_suffix", { count: within_days })}` : phrase;
}

function clauseWords(t: Words, clause: Clause, names: Names): string {
  const key = `filter.fields.${clause.field}` as "filter.fields.company";
  const field = t.has(key) ? t(key) : names.labelOf(clause.field).replace(/^attributes\./, "");
  return [field, t(`filter.ops.${clause.op}`), valueWords(t, clause, names)].filter(Boolean).join(" ");
}

function valueWords(t: Words, { field, op, value }: Clause, { owners, valuesOf }: Names): string {
  if (op === "exists" || op === "missing" || value === undefined) return "";
  if (op === "within_days" || op === "not_within_days") return t("filter.days_suffix", { count: Number(value) });
  if (field === "owner" && value !== "me") return owners.find((owner) => owner.value === value)?.label ?? String(value);
  if (field === "owner" || field === "in_segment")
    return valuesOf(field)?.find((one) => one.value === value)?.label ?? String(value);
  return [value]
    .flat()
    .map((one) => wordFor(t, field, String(one)))
    .join(", ");
}
