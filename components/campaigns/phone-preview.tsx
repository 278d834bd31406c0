"use client";

import { ActionIcon, Alert, Card, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { ErrorCard } from "@/components/ui/error-card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { DraftStep } from "./draft-values";
import classes from "./message-step.module.css";

export type PhonePreviewProps = { campaignId: string; place: number; step: DraftStep | undefined };

/** One text on a phone as one real lead would get it, with the words as they stand in the editor. */
export function PhonePreview({ campaignId, place, step }: PhonePreviewProps) {
  const t = useTranslations("campaigns.preview");
  const { query, isStale, back, forward } = usePreview({ campaignId, place, step });
  const { data } = query;
  return (
    <Card component="section" aria-label={t("title")}>
      <Stack gap="sm">
        <Title order={2} fz="md">
          {t("title")}
        </Title>
        <ShownLead lead={data?.lead ?? null} back={back} forward={forward} />
        {query.error && <ErrorCard error={query.error} onRetry={() => void query.refetch()} />}
        {data?.problem && <Alert color="yellow">{data.problem}</Alert>}
        <div className={classes.phone}>
          <div className={classes.sender}>{t("sender")}</div>
          <ScrollRegion className={classes.screen} label={t("screen")} aria-busy={isStale}>
            {query.isPending ? (
              <Skeleton height={72} radius="lg" />
            ) : (
              data?.body && (
                <div className={classes.bubble} data-ai={step?.mode === "ai" || undefined}>
                  {data.body}
                </div>
              )
            )}
          </ScrollRegion>
        </div>
        {data?.segments && <Counter segments={data.segments} />}
      </Stack>
    </Card>
  );
}

type ShownLeadProps = { lead: { name: string } | null; back?: () => void; forward?: () => void };

/** Whose mail or text is shown, and the way to the next one's. */
export function ShownLead({ lead, back, forward }: ShownLeadProps) {
  const t = useTranslations("campaigns.preview");
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" role="status">
        {lead ? t("as", { name: lead.name || t("unnamed") }) : t("nobody")}
      </Text>
      <Group gap={4} wrap="nowrap">
        <ActionIcon variant="default" size={32} aria-label={t("previous")} disabled={!back} onClick={back}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={32} aria-label={t("next")} disabled={!forward} onClick={forward}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
}

export function usePreview({ campaignId, place, step }: PhonePreviewProps) {
  const trpc = useTRPC();
  const [trail, setTrail] = useState<(string | null)[]>([null]);
  const [text] = useDebouncedValue(step, step?.mode === "ai" ? 900 : 300);
  const leadId = trail.at(-1) ?? null;
  const query = useQuery({
    ...trpc.campaigns.preview.queryOptions({ campaignId, step: place, leadId, text: readyToShow(text) }),
    placeholderData: keepPreviousData,
  });
  const nextLeadId = query.data?.nextLeadId;
  return {
    query,
    isStale: query.isPlaceholderData,
    back: trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : undefined,
    forward: nextLeadId ? () => setTrail([...trail, nextLeadId]) : undefined,
  };
}

/** A brief without a goal cannot be shown yet. */
const readyToShow = (text: DraftStep | undefined): DraftStep | undefined =>
  text?.mode === "ai" && (text.brief?.goal.trim().length ?? 0) < 3 ? { ...text, brief: null } : text;

type CounterProps = {
  segments: { encoding: "GSM-7" | "UCS-2"; units: number; segments: number; offending: readonly string[] };
};

function Counter({ segments }: CounterProps) {
  const t = useTranslations("campaigns.preview");
  const { encoding, units, segments: count, offending } = segments;
  return (
    <Text size="sm" className="tabular" role="status">
      {t("counter", { units, count, encoding })}
      {offending.length > 0 && ` · ${t("because", { characters: offending.join(" ") })}`}
    </Text>
  );
}
