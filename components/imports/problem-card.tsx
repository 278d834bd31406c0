"use client";

import { Alert, Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import type { ImportView, ProblemAnswer, ProblemKind } from "@/server/imports/schemas";
import { AnswerForm, type Way, waysFor } from "./answer-forms";
import { EditRows } from "./edit-rows";
import classes from "./problem-card.module.css";
import { useImportActs } from "./use-import-acts";

type ProblemProps = { one: ImportView; problem: ProblemKind };

/** One problem of many rows: how many, what it is, and an answer for all of them or row by row. */
export function ProblemCard({ one, problem }: ProblemProps) {
  const t = useTranslations("imports.fix");
  const format = useFormatter();
  const { add, leaveOut, error, isPending } = useAnswers({ one, problem });
  const [way, setWay] = useState<Way | null>(null);
  const said = { kind: t(`kinds.${problem.kind}`), column: problem.column ?? t("wholeRow") };
  const close = () => setWay(null);
  const answer = (given: ProblemAnswer) => void add(given).then(close, () => undefined);
  return (
    <Paper withBorder p="md" component="section" aria-label={t("about", said)}>
      <Stack gap="sm">
        <div className={classes.head}>
          <div>
            <Text fw={600}>
              {format.number(problem.count)} × {said.kind} <span>({said.column})</span>
            </Text>
            <Text size="sm">{t("example", { row: problem.firstRow, reason: problem.reason })}</Text>
            <Values problem={problem} />
          </div>
          {problem.isLeftOut && <Badge variant="light">{t("leftOut")}</Badge>}
        </div>
        <Group gap="xs">
          {waysFor(problem).map((one) => (
            <Button
              key={one}
              variant={way === one ? "light" : "default"}
              size="sm"
              aria-expanded={way === one}
              onClick={() => setWay(way === one ? null : one)}
            >
              {t(`ways.${one}`)}
            </Button>
          ))}
          <Button variant="subtle" size="sm" loading={isPending && way === null} onClick={() => void leaveOut()}>
            {t(problem.isLeftOut ? "takeIn" : "leaveOut")}
          </Button>
        </Group>
        {way === "edit" && <EditRows one={one} problem={problem} />}
        {way !== null && way !== "edit" && (
          <AnswerForm way={way} problem={problem} onAnswer={answer} isPending={isPending} />
        )}
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}

function Values({ problem }: { problem: ProblemKind }) {
  const t = useTranslations("imports.fix");
  if (problem.values.length === 0) return null;
  const values = problem.values
    .slice(0, 5)
    .map(({ value, count }) => (count > 1 ? `“${value}” × ${count}` : `“${value}”`));
  return (
    <Text size="sm" c="dimmed" className={classes.values}>
      {t("values", { values: values.join(", ") })}
    </Text>
  );
}

/** Adds an answer to those given before. */
function useAnswers({ one, problem }: ProblemProps) {
  const trpc = useTRPC();
  const { answer } = useImportActs(one.id);
  const { data: given = [] } = useQuery(trpc.imports.answers.queryOptions({ importId: one.id }));
  const send = (answers: ProblemAnswer[]) => answer.mutateAsync({ importId: one.id, answers });
  const { kind, column, isLeftOut } = problem;
  const isThis = (other: ProblemAnswer) =>
    other.kind === "leave_out" && other.problem === kind && other.column === column;
  const leaveOut = () =>
    send(
      isLeftOut ? given.filter((other) => !isThis(other)) : [...given, { kind: "leave_out", problem: kind, column }],
    ).catch(() => undefined);
  return {
    add: (next: ProblemAnswer) => send([...given, next]),
    leaveOut,
    error: answer.error,
    isPending: answer.isPending,
  };
}
