"use client";

import { Alert, Button, Group, Stack, Table, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ImportProblem, ImportView, ProblemKind } from "@/server/imports/schemas";
import classes from "./problem-card.module.css";
import { useImportActs } from "./use-import-acts";

const pageRows = 20;
const tellingFields = ["full_name", "first_name", "last_name", "phone", "email"];

/** The columns that tell who a row is about, and the one that is wrong. */
function shownColumns({ columns, mapping }: ImportView, wrong: string | null): string[] {
  const telling = columns.filter((column) => tellingFields.includes(mapping[column] ?? ""));
  return [...new Set([...telling, ...(wrong === null ? [] : [wrong])])];
}

type Drafts = Record<number, Record<string, string>>;

/** Rejected rows of one problem to be written anew; what is saved is checked at once. */
export function EditRows({ one, problem }: { one: ImportView; problem: ProblemKind }) {
  const t = useTranslations("imports.fix");
  const trpc = useTRPC();
  const { kind, column } = problem;
  const page = { importId: one.id, kind, column, limit: pageRows };
  const { data: rows = [] } = useQuery(trpc.imports.problems.queryOptions(page));
  const { fixRows } = useImportActs(one.id);
  const [drafts, setDrafts] = useState<Drafts>({});
  const changed = Object.entries(drafts).map(([row, values]) => ({ row: Number(row), values }));
  const save = async () => {
    await fixRows.mutateAsync({ importId: one.id, rows: changed });
    setDrafts({});
  };
  return (
    <Stack gap="sm">
      <RowsTable
        one={one}
        rows={rows}
        columns={shownColumns(one, column)}
        drafts={drafts}
        onChange={(row, values) => setDrafts({ ...drafts, [row]: { ...drafts[row], ...values } })}
      />
      <Group>
        <Button
          disabled={changed.length === 0}
          loading={fixRows.isPending}
          onClick={() => void save().catch(() => undefined)}
        >
          {t("saveRows", { count: changed.length })}
        </Button>
        {problem.count > rows.length && (
          <Text size="sm" c="dimmed">
            {t("firstRows", { shown: rows.length, count: problem.count })}
          </Text>
        )}
      </Group>
      {fixRows.error && (
        <Alert color="red" role="alert">
          {fixRows.error.message}
        </Alert>
      )}
    </Stack>
  );
}

type TableProps = {
  one: ImportView;
  rows: ImportProblem[];
  columns: string[];
  drafts: Drafts;
  onChange: (row: number, values: Record<string, string>) => void;
};

function RowsTable({ one, rows, columns, drafts, onChange }: TableProps) {
  const t = useTranslations("imports.fix");
  const cellOf = (problem: ImportProblem, column: string) =>
    drafts[problem.row]?.[column] ?? (problem.edited ?? problem.original)[one.columns.indexOf(column)] ?? "";
  return (
    <ScrollRegion label={t("editLabel")} className={classes.scroll}>
      <Table miw={160 + columns.length * 180}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("row")}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
            <Table.Th>{t("reason")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((problem) => (
            <Table.Tr key={problem.row}>
              <Table.Td>{problem.row}</Table.Td>
              {columns.map((column) => (
                <Table.Td key={column}>
                  <TextInput
                    aria-label={t("cell", { row: problem.row, column })}
                    miw={150}
                    value={cellOf(problem, column)}
                    onChange={(event) => onChange(problem.row, { [column]: event.currentTarget.value })}
                  />
                </Table.Td>
              ))}
              <Table.Td miw={220}>{problem.reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
