"use client";

import { Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { ScoreBand, ScoreReason } from "@/server/sourcing/schemas";

const tones: Record<ScoreBand, Tone> = { cold: "neutral", warm: "warning", hot: "success" };
const top = 5;

/** The weightiest reasons of a lead's score, for a card or a tooltip. */
export function ScoreReasons({ leadId, most = top }: { leadId: string; most?: number }) {
  const t = useTranslations("sourcing");
  const trpc = useTRPC();
  const { data: score } = useQuery(trpc.sourcing.score.queryOptions({ leadId }));
  if (!score) return <Text size="sm">{t("weighing")}</Text>;
  return (
    <List size="sm" spacing={2}>
      {score.reasons.slice(0, most).map((reason) => (
        <List.Item key={reason.rule}>
          <Reason reason={reason} />
        </List.Item>
      ))}
    </List>
  );
}

function Reason({ reason }: { reason: ScoreReason }) {
  const t = useTranslations("sourcing");
  const points = reason.points > 0 ? `+${reason.points}` : `−${Math.abs(reason.points)}`;
  const rule = t(`rules.${reason.rule as "replied"}`);
  return reason.ageDays === null
    ? t("reason", { rule, points })
    : t("fadingReason", { rule, points, days: reason.ageDays, weight: reason.weight * reason.count });
}

/** What a lead is worth and why. */
export function ScoreCard({ leadId }: { leadId: string }) {
  const t = useTranslations("sourcing");
  const trpc = useTRPC();
  const { data: score } = useQuery(trpc.sourcing.score.queryOptions({ leadId }));
  return (
    <Paper withBorder p="md" component="section" aria-label={t("title")}>
      <Stack gap="xs">
        <Title order={2} fz="lg">
          {t("title")}
        </Title>
        {score && (
          <>
            <Group gap="sm">
              <Text fz={30} fw={600} lh={1} style={{ fontVariantNumeric: "tabular-nums" }}>
                {score.score}
              </Text>
              <StatusBadge tone={tones[score.band]}>{t(`bands.${score.band}`)}</StatusBadge>
            </Group>
            <Text size="sm" c="dimmed">
              {t("parts", { fit: score.fit, engagement: score.engagement })}
            </Text>
            <ScoreReasons leadId={leadId} />
            {score.reasons.length > top && (
              <details>
                <summary>{t("all", { count: score.reasons.length })}</summary>
                <ScoreReasons leadId={leadId} most={score.reasons.length} />
              </details>
            )}
            <Text size="sm">
              {t(`qualified.${score.qualification}`)} {score.qualifiedBecause}
            </Text>
            <Text size="sm">
              {score.notEligibleBecause ? t("notEligible", { reason: score.notEligibleBecause }) : t("eligible")}
            </Text>
            <Text size="xs" c="dimmed">
              {t("version", { version: score.rules })}
            </Text>
          </>
        )}
      </Stack>
    </Paper>
  );
}
