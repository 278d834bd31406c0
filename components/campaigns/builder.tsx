"use client";

import { Alert, Anchor, Button, Group, Stack, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { EmptyState } from "@/components/ui/empty-state";
import { FormSkeleton } from "@/components/ui/skeletons";
import { AudienceStep } from "./audience-step";
import classes from "./builder.module.css";
import { type BuilderStep, builderSteps, isBuilderStep } from "./builder-steps";
import { CampaignStatusBadge } from "./campaign-status";
import { ComplianceStep } from "./compliance-step";
import { dropLocally } from "./draft-values";
import { MessageStep } from "./message-step";
import { ReviewStep } from "./review-step";
import { SavedState } from "./saved-state";
import { TimingStep } from "./timing-step";
import { type Draft, useDraft } from "./use-draft";

const bodies: Record<BuilderStep, (props: { draft: Draft }) => ReactNode> = {
  audience: AudienceStep,
  message: MessageStep,
  timing: TimingStep,
  compliance: ComplianceStep,
  review: ReviewStep,
};

/** Lives in the layout of the steps, so that what is typed on one step is there on the next. */
export function Builder({ campaignId }: { campaignId: string }) {
  const { step } = useParams<{ step?: string }>();
  if (!step || !isBuilderStep(step)) return null;
  return (
    <Area skeleton={<FormSkeleton />}>
      <Loaded campaignId={campaignId} step={step} />
    </Area>
  );
}

function Loaded({ campaignId, step }: { campaignId: string; step: BuilderStep }) {
  const t = useTranslations("campaigns.builder");
  const trpc = useTRPC();
  const path = usePath();
  const { data: campaign } = useSuspenseQuery(trpc.campaigns.get.queryOptions({ campaignId }));
  const mayWrite = useMay("campaigns:write");
  if (!mayWrite) return <EmptyState title={t("mayNot")}>{t("mayNotText")}</EmptyState>;
  if (campaign.status !== "draft")
    return (
      <EmptyState
        title={t(campaign.status === "scheduled" ? "onHold" : "notDraft")}
        action={
          <Button component={Link} href={path(`/campaigns/${campaignId}`)}>
            {t("toReport")}
          </Button>
        }
      />
    );
  return <Editor key={campaignId} campaign={campaign} step={step} />;
}

function Editor({ campaign, step }: { campaign: Draft["campaign"]; step: BuilderStep }) {
  const t = useTranslations("campaigns");
  const draft = useDraft(campaign);
  const Body = bodies[step];
  return (
    <>
      <PageHeader
        title={draft.values.name || t("builder.unnamed")}
        section={t("title")}
        back={{ path: "/campaigns", label: t("title") }}
        badges={
          <>
            <CampaignStatusBadge status={campaign.status} />
            <SavedState state={draft.state} updatedAt={campaign.updatedAt} />
          </>
        }
      />
      <Stack gap="md">
        {draft.state.kind === "conflict" && <ConflictAlert draft={draft} />}
        {draft.state.kind === "refused" && <RefusedAlert draft={draft} message={draft.state.message} />}
        <StepNav campaignId={campaign.id} step={step} />
        {step === "audience" && <NameField draft={draft} />}
        <Body draft={draft} />
        <NextStep campaignId={campaign.id} step={step} />
      </Stack>
    </>
  );
}

function NameField({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.builder");
  return (
    <TextInput
      label={t("name")}
      value={draft.values.name}
      maxLength={120}
      required
      maw={420}
      error={draft.values.name.trim() === "" ? t("nameNeeded") : undefined}
      onChange={(event) => draft.change({ name: event.currentTarget.value })}
    />
  );
}

function ConflictAlert({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.builder");
  return (
    <Alert color="yellow" role="alert" title={t("conflict")}>
      <Stack gap="xs" align="flex-start">
        {draft.state.kind === "conflict" && draft.state.message}
        <Button size="xs" variant="default" onClick={() => reloadTheirs(draft.campaign.id)}>
          {t("reload")}
        </Button>
      </Stack>
    </Alert>
  );
}

function reloadTheirs(campaignId: string) {
  dropLocally(campaignId);
  window.location.reload();
}

function RefusedAlert({ draft, message }: { draft: Draft; message: string }) {
  const t = useTranslations("campaigns.builder");
  return (
    <Alert color="red" role="alert" title={t("notSaved")}>
      <Stack gap="xs" align="flex-start">
        {message || t("offline")}
        <Button size="xs" variant="default" onClick={() => void draft.flush()}>
          {t("retry")}
        </Button>
      </Stack>
    </Alert>
  );
}

function StepNav({ campaignId, step }: { campaignId: string; step: BuilderStep }) {
  const t = useTranslations("campaigns.builder");
  const path = usePath();
  return (
    <nav aria-label={t("steps")} className={classes.steps}>
      <ol>
        {builderSteps.map((one, place) => (
          <li key={one}>
            <Anchor
              component={Link}
              href={path(`/campaigns/${campaignId}/edit/${one}`)}
              aria-current={one === step ? "step" : undefined}
              className={classes.step}
              underline="never"
            >
              <span aria-hidden className={classes.number}>
                {place + 1}
              </span>
              {t(`step.${one}`)}
            </Anchor>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function NextStep({ campaignId, step }: { campaignId: string; step: BuilderStep }) {
  const t = useTranslations("campaigns.builder");
  const path = usePath();
  const next = builderSteps[builderSteps.indexOf(step) + 1];
  if (!next) return null;
  return (
    <Group justify="flex-end">
      <Button component={Link} href={path(`/campaigns/${campaignId}/edit/${next}`)}>
        {t("next", { step: t(`step.${next}`) })}
      </Button>
    </Group>
  );
}
