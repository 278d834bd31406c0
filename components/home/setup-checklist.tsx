"use client";

import { Card, Group, Progress, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconCircle, IconCircleArrowRight, IconCircleCheckFilled } from "@tabler/icons-react";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLive } from "@/components/shell/live";
import { useTRPC } from "@/components/shell/trpc";
import { SetupAct } from "./setup-act";
import classes from "./setup-checklist.module.css";
import { nextStep, type Setup, type SetupStep, setupSteps } from "./setup-steps";

const askEveryMs = 10_000;

/** Leads a newcomer from an empty workspace to a booked call; gone when everything was done once. */
export function SetupChecklist() {
  const t = useTranslations("home.setup");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: setup } = useSuspenseQuery({
    ...trpc.analytics.setup.queryOptions(),
    refetchInterval: (query) => (query.state.data && nextStep(query.state.data) === null ? false : askEveryMs),
  });
  useLive(
    ["campaigns/", "conversations/", "bookings/", "imports/", "rehearsal/"],
    () => void queryClient.invalidateQueries(trpc.analytics.setup.queryFilter()),
  );
  const next = nextStep(setup);
  if (next === null) return null;
  const done = setupSteps.filter(({ fact }) => setup[fact]).length;
  return (
    <Card component="section" aria-labelledby="setup">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="setup">
            {t("title")}
          </Title>
          <Text size="sm" className="tabular">
            {t("progress", { done, all: setupSteps.length })}
          </Text>
        </Group>
        <Progress
          value={(done / setupSteps.length) * 100}
          aria-label={t("progress", { done, all: setupSteps.length })}
        />
        <ol className={classes.list}>
          {setupSteps.map(({ id, fact }) => (
            <Step key={id} id={id} isDone={setup[fact]} isNext={id === next} setup={setup} />
          ))}
        </ol>
      </Stack>
    </Card>
  );
}

type StepProps = { id: SetupStep; isDone: boolean; isNext: boolean; setup: Setup };

const icons = { done: IconCircleCheckFilled, next: IconCircleArrowRight, open: IconCircle };

function Step({ id, isDone, isNext, setup }: StepProps) {
  const t = useTranslations("home.setup");
  const state = isDone ? "done" : isNext ? "next" : "open";
  const Icon = icons[state];
  return (
    <li className={classes.step} data-next={isNext || undefined}>
      <Icon size={20} aria-hidden className={isDone ? classes.done : undefined} />
      <Stack gap={2} className={classes.words}>
        <Text size="sm" fw={isNext ? 600 : 400}>
          {t(`steps.${id}`)}
          <VisuallyHidden> ({t(state)})</VisuallyHidden>
        </Text>
        {isNext && (
          <Text size="sm" c="dimmed">
            {t(`why.${id}`)}
          </Text>
        )}
      </Stack>
      {isNext && (
        <Group gap="xs">
          <SetupAct id={id} setup={setup} />
        </Group>
      )}
    </li>
  );
}
