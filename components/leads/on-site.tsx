"use client";

import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { browserOf } from "@/components/tenancy/browser-name";
import { StatusBadge } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import type { SitePresence } from "@/server/channels/schemas";

/** How the lead is reached on the workspace's own site; nothing where none is connected. */
export function OnSite({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.onSite");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.channels.onSite.queryOptions({ leadId }));
  if (!data) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={t("title")}>
      <Stack gap="sm">
        <Title order={2} fz="lg">
          {t("title")}
        </Title>
        <LastVisit visit={data.visit} />
        <Browsers browsers={data.browsers} />
      </Stack>
    </Paper>
  );
}

function LastVisit({ visit }: Pick<SitePresence, "visit">) {
  const t = useTranslations("leads.onSite");
  if (!visit) return <Text size="sm">{t("never")}</Text>;
  return (
    <Stack gap={2} style={{ overflowWrap: "anywhere" }}>
      <Text size="sm" component="div">
        {t("seen")}: <TimeText value={visit.at} /> · {visit.origin}
      </Text>
      <Group gap={4}>
        <StatusBadge tone={visit.isCurrent ? "success" : "neutral"}>
          {t(visit.isCurrent ? "current" : "past")}
        </StatusBadge>
      </Group>
    </Stack>
  );
}

function Browsers({ browsers }: Pick<SitePresence, "browsers">) {
  const t = useTranslations("leads.onSite");
  return (
    <Stack gap={2}>
      <Text size="sm" fw={500}>
        {t("browsers")}
      </Text>
      {browsers.length === 0 && <Text size="sm">{t("none")}</Text>}
      {browsers.map(({ id, userAgent, since }) => (
        <Text key={id} size="sm" component="div">
          {browserOf(userAgent) ?? t("unknown")} {t("since")} <TimeText value={since} />
        </Text>
      ))}
    </Stack>
  );
}
