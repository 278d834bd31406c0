"use client";

import { Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { unreachedReasons } from "@/server/segments/schemas";

/** Whom each channel reaches, and why not the others. */
export function ReachTable({ segmentId }: { segmentId: string }) {
  const t = useTranslations("segments.reached");
  const format = useFormatter();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.segments.reach.queryOptions({ segmentId }));
  if (!data) return <Text size="sm">{t("counting")}</Text>;
  const excluded = (channel: (typeof data)[number], reason: string) =>
    channel.excluded.find((one) => one.reason === reason)?.count ?? 0;
  const reasons = unreachedReasons.filter((reason) => data.some((channel) => excluded(channel, reason) > 0));
  return (
    <ScrollRegion label={t("title")}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("title")}</Table.Th>
            {data.map(({ channel }) => (
              <Table.Th key={channel} ta="end">
                {t(channel)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Td fw={600}>{t("reachable")}</Table.Td>
            {data.map(({ channel, reachable }) => (
              <Table.Td key={channel} ta="end" fw={600} className="tabular">
                {format.number(reachable)}
              </Table.Td>
            ))}
          </Table.Tr>
          {reasons.map((reason) => (
            <Table.Tr key={reason}>
              <Table.Td>{t(`reasons.${reason}`)}</Table.Td>
              {data.map((channel) => (
                <Table.Td key={channel.channel} ta="end" className="tabular">
                  {format.number(excluded(channel, reason))}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
