"use client";

import { Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { TimeText } from "@/components/ui/time-text";

/** What comes next for a lead, in the viewer's time and in the lead's, or why nothing does. */
export function NextStepCard({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.outlook");
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.campaigns.ofLead.queryOptions({ leadId }), refetchInterval: 5_000 });
  const next = data?.next;
  return (
    <Paper withBorder p="md" component="section" aria-label={t("next")}>
      <Stack gap={4}>
        <Title order={2} fz="lg">
          {t("next")}
        </Title>
        {next && "reason" in next && (
          <Text size="sm">
            {t("none")} {next.reason}
          </Text>
        )}
        {next && "sentence" in next && (
          <>
            <Text size="sm" fw={500}>
              {next.sentence}
            </Text>
            {next.at && (
              <Text size="sm">
                <TimeText value={next.at} />
                {data.leadZone && (
                  <>
                    {" · "}
                    {t("forLead")} <TimeText value={next.at} zone={data.leadZone} />
                  </>
                )}
              </Text>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}
