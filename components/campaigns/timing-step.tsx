"use client";

import { Card, Checkbox, Grid, NumberInput, Select, Stack, Switch, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { type StopCondition, stopConditions } from "@/server/campaigns/schemas";
import { type Priority, priorities } from "@/server/timing/schemas";
import { WaitField } from "./step-editor";
import type { Draft } from "./use-draft";
import { useStepName } from "./use-step-name";
import { WindowEditor } from "./window-editor";

export function TimingStep({ draft }: { draft: Draft }) {
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Stack>
          <Card>
            <Stack gap="sm">
              <WindowEditor window={draft.values.window} onChange={(window) => draft.change({ window })} />
              <BestTime draft={draft} />
            </Stack>
          </Card>
          <Card>
            <Pace draft={draft} />
          </Card>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Stack>
          <Card>
            <Waits draft={draft} />
          </Card>
          <Card>
            <Stops draft={draft} />
          </Card>
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

/** Whether messages wait for the hour at which people answer, and what that hour rests on. */
function BestTime({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.timing");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.messaging.sendTimeEvidence.queryOptions());
  return (
    <Stack gap={4}>
      <Switch
        label={t("bestTime")}
        description={t("bestTimeText")}
        checked={draft.values.best_time}
        onChange={(event) => draft.change({ best_time: event.currentTarget.checked })}
      />
      {data && (
        <Text size="sm" role="status">
          {data.sentence}
        </Text>
      )}
    </Stack>
  );
}

const asNumber = (next: string | number) => (next === "" ? null : Math.max(1, Math.round(Number(next))));

function Pace({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.timing");
  return (
    <Stack gap="sm">
      <Title order={2} fz="md">
        {t("pace")}
      </Title>
      <NumberInput
        label={t("rate")}
        description={t("rateText")}
        placeholder={t("senderLimit")}
        min={1}
        max={6_000}
        allowDecimal={false}
        value={draft.values.rate_per_minute ?? ""}
        onChange={(next) => draft.change({ rate_per_minute: asNumber(next) })}
      />
      <NumberInput
        label={t("daily")}
        description={t("dailyText")}
        placeholder={t("noLimit")}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        value={draft.values.daily_new_leads ?? ""}
        onChange={(next) => draft.change({ daily_new_leads: asNumber(next) })}
      />
      <Select
        label={t("priority")}
        description={t("priorityText")}
        data={priorities.map((value) => ({ value, label: t(`priorities.${value}`) }))}
        value={draft.values.priority}
        onChange={(next) => next && draft.change({ priority: next as Priority })}
        allowDeselect={false}
      />
    </Stack>
  );
}

function Waits({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns");
  const nameOf = useStepName();
  const { steps } = draft.values;
  return (
    <Stack gap="sm">
      <Title order={2} fz="md">
        {t("timing.waits")}
      </Title>
      {steps.length === 1 && (
        <Text size="sm" c="dimmed">
          {t("timing.noFollowUp")}
        </Text>
      )}
      {steps.map((step, at) =>
        at === 0 ? null : (
          <Stack key={nameOf(at)} gap={4}>
            <Text size="sm" fw={600}>
              {nameOf(at)}
            </Text>
            <WaitField
              step={step}
              onChange={(patch) =>
                draft.change({ steps: steps.map((one, place) => (place === at ? { ...one, ...patch } : one)) })
              }
            />
          </Stack>
        ),
      )}
    </Stack>
  );
}

/** An opt-out always stops: that is the law, not a setting. */
function Stops({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.timing");
  const chosen = draft.values.stop_on;
  return (
    <Checkbox.Group
      label={t("stop")}
      description={t("stopText")}
      value={[...chosen]}
      onChange={(next) => draft.change({ stop_on: next as StopCondition[] })}
    >
      <Stack gap="xs" mt="xs">
        {stopConditions.map((condition) => (
          <Checkbox
            key={condition}
            value={condition}
            label={t(`stops.${condition}`)}
            {...(condition === "opt_out" ? { checked: true, readOnly: true, description: t("always") } : {})}
            onClick={condition === "opt_out" ? (event) => event.preventDefault() : undefined}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
