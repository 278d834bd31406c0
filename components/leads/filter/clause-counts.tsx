"use client";

import { Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { createContext, useContext } from "react";
import type { RuleGroupType, RuleType } from "react-querybuilder";
import { useTRPC } from "@/components/shell/trpc";
import type { Clause, EventClause } from "@/server/leads/schemas";
import { askedRules, clauseOf, problemOf } from "./rules";

type Count = { count: number; approximate: boolean };
const keyOf = (rule: RuleType) => JSON.stringify(clauseOf(rule));

const Counts = createContext<ReadonlyMap<string, Count | null>>(new Map());
export const ClauseCounts = Counts;

const settleMs = 400;
const againMs = 700;

/** How many match each clause by itself, in one request; a tree that changed meanwhile drops the answer. */
export function useClauseCounts(tree: RuleGroupType): ReadonlyMap<string, Count | null> {
  const trpc = useTRPC();
  const keys = [...new Set(askedRules(tree).map(keyOf))];
  const [asked] = useDebouncedValue(keys.join("\n"), settleMs);
  const clauses = asked === "" ? [] : asked.split("\n").map((key): Clause | EventClause => JSON.parse(key));
  const { data } = useQuery(
    trpc.leads.countClauses.queryOptions(
      { filter: { all: clauses } },
      {
        enabled: clauses.length > 0,
        trpc: { abortOnUnmount: true },
        refetchInterval: (query) => (query.state.data?.includes(null) ? againMs : false),
      },
    ),
  );
  return new Map(asked.split("\n").map((key, place) => [key, data?.[place] ?? null]));
}

/** The count of one clause, or why it has none. */
export function ClauseCount({ rule }: { rule: RuleType }) {
  const t = useTranslations("leads.filter");
  const format = useFormatter();
  const counts = useContext(Counts);
  const problem = problemOf(rule);
  if (problem)
    return (
      <Text size="xs" c="red" role="status">
        {problem}
      </Text>
    );
  const count = counts.get(keyOf(rule));
  if (!count)
    return (
      <Text size="xs" c="dimmed">
        {t("counting")}
      </Text>
    );
  const words = count.approximate
    ? `≈ ${format.number(count.count, { notation: "compact" })}`
    : format.number(count.count);
  return (
    <Text size="xs" c="dimmed" className="tabular">
      {t("matches", { count: words })}
    </Text>
  );
}
