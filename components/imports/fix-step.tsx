"use client";

import { Alert, Button, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/components/shell/trpc";
import type { ImportView } from "@/server/imports/schemas";
import type { Step } from "./import-wizard";
import { LeftOut, OutcomeTiles } from "./outcome-tiles";
import { ProblemCard } from "./problem-card";
import { ProblemsButton } from "./problems-table";
import { useImportActs } from "./use-import-acts";

type StepProps = { one: ImportView; goTo: (next: Step) => void };

export function FixStep({ one, goTo }: StepProps) {
  if (one.status === "mapping" && !one.check) return <FirstCheck one={one} goTo={goTo} />;
  if (!one.check) return <Checking one={one} />;
  return <Found one={one} goTo={goTo} />;
}

/** Whoever comes here without a check (a known kind of file skips the mapping) gets one at once. */
function FirstCheck({ one, goTo }: StepProps) {
  const t = useTranslations("imports.fix");
  const { check } = useImportActs(one.id);
  const { mutate, isIdle } = check;
  useEffect(() => {
    if (isIdle) mutate({ importId: one.id });
  }, [isIdle, mutate, one.id]);
  if (!check.error) return <Checking one={one} />;
  return (
    <Stack maw={640}>
      <Alert color="red" role="alert">
        {check.error.message}
      </Alert>
      <Group>
        <Button onClick={() => goTo("map")}>{t("change")}</Button>
      </Group>
    </Stack>
  );
}

function Checking({ one }: { one: ImportView }) {
  const t = useTranslations("imports.fix");
  const format = useFormatter();
  const percent = one.rowsTotal ? Math.min(100, (one.rowsDone / one.rowsTotal) * 100) : 100;
  return (
    <Stack maw={640}>
      <Text role="status">{t("checking", { done: format.number(one.rowsDone) })}</Text>
      <Progress value={percent} animated aria-label={t("checking", { done: one.rowsDone })} />
    </Stack>
  );
}

function Found({ one, goTo }: StepProps) {
  const t = useTranslations("imports.fix");
  const rejected = one.check?.rejected ?? 0;
  return (
    <Stack>
      <Title order={2} fz="lg">
        {t("title")}
      </Title>
      {one.check && <OutcomeTiles outcome={one.check} />}
      <LeftOut one={one} />
      {rejected === 0 ? <Alert color="green">{t("clean")}</Alert> : <Problems one={one} rejected={rejected} />}
      <Answers one={one} />
      <Group>
        <Button onClick={() => goTo("consent")}>{t("continue")}</Button>
        <Button variant="default" onClick={() => goTo("map")}>
          {t("change")}
        </Button>
      </Group>
    </Stack>
  );
}

/** The rejected rows by problem, each with what can be done about it. */
function Problems({ one, rejected }: { one: ImportView; rejected: number }) {
  const t = useTranslations("imports.fix");
  const trpc = useTRPC();
  const kinds = useQuery(trpc.imports.problemKinds.queryOptions({ importId: one.id }));
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={500} role="status">
          {t("problems", { count: rejected })}
        </Text>
        <ProblemsButton importId={one.id} />
      </Group>
      {(kinds.data ?? []).map((kind) => (
        <ProblemCard key={`${kind.kind}|${kind.column}`} one={one} problem={kind} />
      ))}
      <Text size="sm" c="dimmed" maw={720}>
        {t("later")}
      </Text>
    </Stack>
  );
}

/** What was answered so far, each to be taken back. */
function Answers({ one }: { one: ImportView }) {
  const t = useTranslations("imports.fix.answers");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { answer } = useImportActs(one.id);
  const { data = [] } = useQuery(trpc.imports.answers.queryOptions({ importId: one.id }));
  const shown = data.filter((one) => one.kind !== "leave_out");
  if (shown.length === 0) return null;
  const takeBack = async (gone: (typeof data)[number]) => {
    await answer.mutateAsync({ importId: one.id, answers: data.filter((kept) => kept !== gone) });
    await queryClient.invalidateQueries(trpc.imports.get.queryFilter());
  };
  return (
    <Stack gap="xs" component="section" aria-label={t("title")}>
      <Text fw={500}>{t("title")}</Text>
      {shown.map((given) => (
        <Group key={JSON.stringify(given)} gap="xs">
          <Text size="sm">{t(given.kind, { ...given })}</Text>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={answer.isPending}
            onClick={() => void takeBack(given).catch(() => undefined)}
          >
            {t("takeBack")}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
