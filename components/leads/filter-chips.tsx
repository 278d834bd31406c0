"use client";

import { Group, Pill, SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type Clause, type Filter, type FilterNode, nodesOf } from "@/server/leads/schemas";
import { wordFor } from "./filter-editor";
import { useOwners } from "./use-owners";

const withoutIndex = (nodes: FilterNode[], gone: number) => nodes.filter((_, at) => at !== gone);
const joined = (filter: Filter, nodes: FilterNode[]): Filter =>
  nodes.length === 0 ? {} : "any" in filter ? { any: nodes } : { all: nodes };

export const withClause = (filter: Filter, clause: Clause): Filter => joined(filter, [...nodesOf(filter), clause]);

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
export function useClauseWords() {
  const t = useTranslations("leads");
  const owners = useOwners();
  const words = (node: FilterNode): string => {
    if ("all" in node) return `(${node.all.map(words).join(` ${t("filter.all")} `)})`;
    if ("any" in node) return `(${node.any.map(words).join(` ${t("filter.any")} `)})`;
    if ("event" in node)
      return `${node.did_not ? "not " : ""}${node.event}${node.within_days ? ` ${t("filter.days_suffix", { count: node.within_days })}` : ""}`;
    const key = `filter.fields.${node.field}` as "filter.fields.company";
    const field = t.has(key) ? t(key) : node.field;
    return [field, t(`filter.ops.${node.op}`), valueWords(node)].filter(Boolean).join(" ");
  };
  const valueWords = ({ field, op, value }: Clause): string => {
    if (op === "exists" || op === "missing" || value === undefined) return "";
    if (op === "within_days" || op === "not_within_days") return t("filter.days_suffix", { count: Number(value) });
    if (field === "owner") return owners.find((owner) => owner.value === value)?.label ?? String(value);
    return (Array.isArray(value) ? value : [value]).map((one) => wordFor(t, field, String(one))).join(", ");
  };
  return words;
}
