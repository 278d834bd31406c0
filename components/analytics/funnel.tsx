"use client";

import { Anchor, Card, Table, Text, Title } from "@mantine/core";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { usePath } from "@/components/shell/workspace";
import type { Results } from "@/server/analytics";
import classes from "./funnel.module.css";
import { usePercent } from "./rate-text";

const stages = ["sent", "delivered", "replied", "engaged", "booked"] as const;

/** From sent to booked, each stage with its people, its share of the stage before and of everybody sent to. */
export function Funnel({ campaignId, counts }: { campaignId: string; counts: Results["counts"] }) {
  const t = useTranslations("analytics");
  return (
    <Card>
      <Title order={2} fz="md" mb="xs">
        {t("funnel")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("funnelText", { sent: counts.sent, delivered: counts.delivered, booked: counts.booked })}
      </Text>
      <Table.ScrollContainer minWidth={280} scrollAreaProps={{ type: "auto" }}>
        <Table withRowBorders={false} aria-label={t("funnel")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("stage")}</Table.Th>
              <Table.Th ta="end">{t("people")}</Table.Th>
              <Table.Th className={classes.wide}>{t("share")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {stages.map((stage, place) => (
              <Stage
                key={stage}
                campaignId={campaignId}
                stage={stage}
                count={counts[stage]}
                all={counts.sent}
                before={place === 0 ? null : counts[stages[place - 1] ?? "sent"]}
                previous={stages[place - 1] ?? null}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

interface StageProps {
  campaignId: string;
  stage: (typeof stages)[number];
  count: number;
  all: number;
  before: number | null;
  previous: (typeof stages)[number] | null;
}

function Stage({ campaignId, stage, count, all, before, previous }: StageProps) {
  const t = useTranslations("analytics");
  const format = useFormatter();
  const percent = usePercent();
  const path = usePath();
  const share = all === 0 ? 0 : count / all;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {t(`outcomes.${stage}`)}
      </Table.Th>
      <Table.Td ta="end">
        <Anchor
          component={Link}
          href={path(`/campaigns/${campaignId}?tab=people&outcome=${stage}`)}
          className={classes.count}
        >
          {format.number(count)}
        </Anchor>
      </Table.Td>
      <Table.Td className={classes.wide}>
        <div className={classes.track} aria-hidden>
          <div className={classes.bar} style={{ inlineSize: `${Math.min(100, share * 100)}%` }} />
        </div>
        <Text size="xs" className="tabular">
          {before && previous
            ? t("ofBefore", { percent: percent(count / before), count, before, previous: t(`of.${previous}`) })
            : "–"}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
