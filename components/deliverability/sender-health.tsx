"use client";

import { Alert, Group, Stack, Text } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TableSkeleton } from "@/components/ui/skeletons";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { AppRouter } from "@/server/trpc/root";
import { LimitsTable } from "./limits-table";

type Health = inferRouterOutputs<AppRouter>["messaging"]["senderHealth"];
type Sender = Health["senders"][number];
type Rate = Sender["rates"][number];

const rateNames = ["undelivered", "complained", "optOuts", "filtered"] as const;

/** Every number and mailbox: its week against the limits, its warm-up, and what slows it down. */
export function SenderHealth() {
  const t = useTranslations("messaging.deliverability");
  const format = useFormatter();
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.messaging.senderHealth.queryOptions());
  const { days, leastSent, slowUntil, senders } = data;
  return (
    <>
      <PageHeader title={t("title")} section={t("compliance")} back={{ path: "/compliance", label: t("compliance") }}>
        {t("text", { days, least: leastSent })}
      </PageHeader>
      <Stack>
        {slowUntil && (
          <Alert color="orange" role="status">
            {t("slow", { until: format.dateTime(slowUntil, { dateStyle: "medium", timeStyle: "short" }) })}
          </Alert>
        )}
        {senders.length === 0 ? (
          <EmptyState icon={<IconMailOff />} title={t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <Senders senders={senders} />
        )}
        <LimitsTable />
      </Stack>
    </>
  );
}

export const SenderHealthSkeleton = () => <TableSkeleton rows={4} />;

function Senders({ senders }: { senders: Sender[] }) {
  const t = useTranslations("messaging.deliverability");
  const format = useFormatter();
  return (
    <DataTable
      label={t("table")}
      rows={senders}
      rowId={(sender) => sender.id}
      columns={[
        { id: "name", header: t("columns.name"), primary: true, cell: (sender) => <Name sender={sender} /> },
        { id: "sent", header: t("columns.sent"), width: 90, cell: (sender) => format.number(sender.sent) },
        ...rateNames.map((name) => ({
          id: name,
          header: t(`columns.${name}`),
          width: 170,
          cell: (sender: Sender) => <RateCell rate={sender.rates.find((rate) => rate.name === name)} />,
        })),
        { id: "today", header: t("columns.today"), width: 190, cell: (sender) => <Today today={sender.today} /> },
      ]}
    />
  );
}

function Name({ sender: { name, isStopped, stoppedReason } }: { sender: Sender }) {
  const t = useTranslations("messaging.deliverability");
  return (
    <Stack gap={2}>
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {name}
      </Text>
      {isStopped && (
        <Group gap={6}>
          <StatusBadge tone="danger">{t("stopped")}</StatusBadge>
          <Text size="sm">{stoppedReason}</Text>
        </Group>
      )}
    </Stack>
  );
}

const tones: Record<Rate["standing"], Tone> = { fine: "success", near: "warning", over: "danger", too_few: "neutral" };

/** The share beside its limit, and in a word how it stands. */
function RateCell({ rate }: { rate: Rate | undefined }) {
  const t = useTranslations("messaging.deliverability");
  const format = useFormatter();
  if (!rate)
    return (
      <Text size="sm" c="dimmed">
        {t("notThere")}
      </Text>
    );
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 2 });
  const { share, limit, standing } = rate;
  return (
    <Stack gap={2} align="flex-start">
      <Text size="sm">
        {limit === null
          ? t("noLimit", { share: percent(share) })
          : t("rate", { share: percent(share), limit: percent(limit) })}
      </Text>
      <StatusBadge tone={tones[standing]}>{t(`standing.${standing}`)}</StatusBadge>
    </Stack>
  );
}

function Today({ today }: { today: Sender["today"] }) {
  const t = useTranslations("messaging.deliverability");
  const format = useFormatter();
  if (!today)
    return (
      <Text size="sm" c="dimmed">
        {t("noDay")}
      </Text>
    );
  const { sent, limit, warmUp } = today;
  return (
    <Stack gap={2}>
      <Text size="sm">{t("today", { sent: format.number(sent), limit: format.number(limit) })}</Text>
      {warmUp && (
        <Text size="sm">
          {t("warmUp", { day: warmUp.day, until: format.dateTime(warmUp.until, { dateStyle: "medium" }) })}
        </Text>
      )}
    </Stack>
  );
}
