"use client";

import { Alert, Button, Group, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryBuilder, type RuleGroupType } from "react-querybuilder";
import { type Filter, nodesOf } from "@/server/leads/schemas";
import { ClauseCounts, useClauseCounts } from "./clause-counts";
import { opsFor, startOp, startValue, useFilterFields } from "./fields";
import classes from "./filter-builder.module.css";
import { filterControls } from "./filter-controls";
import { deepest, faultyRules, toFilter, toRules } from "./rules";

const firstField = "conversation_state";
const firstRule = () => ({
  field: firstField,
  operator: startOp(firstField),
  value: startValue(firstField, startOp(firstField)),
});

/** Groups nested two deep; each clause says how many leads match it by itself. Nothing changes before it is applied. */
export function FilterBuilder({ filter, onApply }: { filter: Filter; onApply: (next: Filter) => void }) {
  const t = useTranslations("leads.filter");
  const { fields } = useFilterFields();
  const [tree, setTree] = useState<RuleGroupType>(() =>
    nodesOf(filter).length > 0 ? toRules(filter) : { combinator: "and", rules: [firstRule()] },
  );
  const faults = faultyRules(tree);
  const counts = useClauseCounts(tree);
  return (
    <ClauseCounts value={counts}>
      <Stack className={classes.builder}>
        <QueryBuilder
          query={tree}
          onQueryChange={setTree}
          fields={fields.map(({ value, label }) => ({ name: value, value, label }))}
          getOperators={(field) => opsFor(field).map((op) => ({ name: op, value: op, label: op }))}
          getDefaultOperator={(field) => startOp(field)}
          getDefaultValue={({ field, operator }) => startValue(field, operator)}
          getDefaultField={firstField}
          controlElements={filterControls}
          controlClassnames={{ queryBuilder: classes.query, ruleGroup: classes.group, rule: classes.rule }}
          maxLevels={deepest}
          resetOnOperatorChange
        />
        {faults > 0 && (
          <Alert color="yellow" role="status">
            {t("faulty", { count: faults })}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onApply({})}>
            {t("clear")}
          </Button>
          <Button onClick={() => onApply(toFilter(tree))}>{t("apply")}</Button>
        </Group>
      </Stack>
    </ClauseCounts>
  );
}
