"use client";

import { Alert, Anchor, Card, Divider, Grid, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { CardsSkeleton, TableSkeleton } from "@/components/ui/skeletons";
import { AudienceRows } from "./audience-rows";
import { CheckList } from "./check-list";
import { DryRunList } from "./dry-run";
import { LaunchPanel } from "./launch-panel";
import classes from "./message-step.module.css";
import { ReachCard } from "./reach-card";
import type { Draft } from "./use-draft";
import { useStepName } from "./use-step-name";

/** Everything about a launch on one page: who, what, when, at which cost, and what would happen to each lead. */
export function ReviewStep({ draft }: { draft: Draft }) {
  return (
    <Area skeleton={<CardsSkeleton cards={3} height={220} />}>
      <Loaded draft={draft} />
    </Area>
  );
}

function Loaded({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const { id } = draft.campaign;
  const { data: review } = useSuspenseQuery({
    ...trpc.campaigns.review.queryOptions({ campaignId: id }),
    refetchOnMount: "always",
  });
  const toMend = review.checks.filter(({ outcome }) => outcome !== "pass");
  return (
    <Stack>
      <LaunchPanel draft={draft} texted={review.reach.texted} refusal={review.refusal} />
      {toMend.length > 0 && (
        <Card>
          <Title order={2} fz="md">
            {t("checks.toMend")}
          </Title>
          <CheckList campaignId={id} checks={toMend} />
        </Card>
      )}
      {toMend.length === 0 && <Alert color="green">{t("checks.allPass")}</Alert>}
      <Grid>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <ReachCard campaignId={id} />
            <WhenCard draft={draft} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <WhatCard draft={draft} samples={review.samples} />
        </Grid.Col>
      </Grid>
      <Area skeleton={<TableSkeleton />}>
        <DryRunList campaignId={id} />
      </Area>
      <AudienceRows campaignId={id} />
    </Stack>
  );
}

type WhatProps = { draft: Draft; samples: readonly { step: number; body: string; segments: number }[] };

function WhatCard({ draft, samples }: WhatProps) {
  const t = useTranslations("campaigns");
  const nameOf = useStepName();
  const path = usePath();
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2} fz="md">
          {t("review.what")}
        </Title>
        {draft.values.steps.map((step, at) => {
          const sample = samples.find((one) => one.step === at + 1);
          return (
            <Stack key={nameOf(at)} gap={4}>
              <Text size="sm" fw={600}>
                {nameOf(at)}
                {at > 0 && ` · ${t("review.after", { days: step.delay_days ?? 0 })}`}
              </Text>
              <div className={classes.bubble} data-ai={step.mode === "ai" || undefined}>
                {step.mode === "ai"
                  ? t("review.brief", { goal: step.brief?.goal ?? "–" })
                  : (sample?.body ?? step.body)}
              </div>
              {sample && (
                <Text size="xs" c="dimmed" className="tabular">
                  {t("review.segments", { count: sample.segments })}
                </Text>
              )}
            </Stack>
          );
        })}
        <Divider />
        <Anchor component={Link} href={path(`/campaigns/${draft.campaign.id}/edit/message`)} size="sm">
          {t("review.change")}
        </Anchor>
      </Stack>
    </Card>
  );
}

function WhenCard({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.review");
  const { window, rate_per_minute, daily_new_leads, stop_on } = draft.values;
  const lines = [
    t(window ? "ownHours" : "workspaceHours"),
    rate_per_minute ? t("rate", { rate: rate_per_minute }) : t("senderRate"),
    daily_new_leads ? t("daily", { count: daily_new_leads }) : t("noDaily"),
    t("stops", { count: new Set([...stop_on, "opt_out"]).size }),
  ];
  return (
    <Card>
      <Title order={2} fz="md">
        {t("when")}
      </Title>
      {lines.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
    </Card>
  );
}
