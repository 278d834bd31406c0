"use client";

import { Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { TimeText } from "@/components/ui/time-text";
import { FieldLine } from "./inline-field";

/** The evidence of each consent record: who stated it, where, when, in which words, with what beside it. */
export function ConsentFiles({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.evidence");
  const trpc = useTRPC();
  const { data: records } = useQuery(trpc.consent.history.queryOptions({ leadId }));
  if (records?.length === 0) return <Text c="dimmed">{t("none")}</Text>;
  return (
    <Stack gap="sm">
      {records?.map((record) => (
        <Paper key={record.id} withBorder p="sm">
          <Text fw={500}>{t("record", { event: record.event, channel: record.channel })}</Text>
          <Stack component="dl" gap={2} m={0}>
            <FieldLine label={t("source")}>{record.source ?? "–"}</FieldLine>
            <FieldLine label={t("obtained")}>
              <TimeText value={record.obtainedAt} />
            </FieldLine>
            <FieldLine label={t("wording")}>{record.verbatim ?? record.wording ?? "–"}</FieldLine>
            <FieldLine label={t("warranty")}>{t(record.warranty ? "given" : "notGiven")}</FieldLine>
            <FieldLine label={t("actor")}>{record.actor}</FieldLine>
            {Object.entries(record.evidence).map(([name, value]) => (
              <FieldLine key={name} label={name}>
                {value}
              </FieldLine>
            ))}
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}
