"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";

const LineChart = dynamic(() => import("@mantine/charts").then((charts) => charts.LineChart), { ssr: false });

/** The size of a segment over time, with the same in a sentence. */
export function SizeChart({ segmentId }: { segmentId: string }) {
  const t = useTranslations("segments");
  const format = useFormatter();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.segments.history.queryOptions({ segmentId }));
  const [first, last] = [data?.[0], data?.at(-1)];
  if (!data || !first || !last) return <Text size="sm">{t("noHistory")}</Text>;
  const points = data.map(({ at, size }) => ({
    at: format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }),
    size,
  }));
  return (
    <>
      <Text size="sm">
        {t("historyText", {
          from: format.number(first.size),
          to: format.number(last.size),
          since: format.dateTime(first.at, { dateStyle: "medium" }),
        })}
      </Text>
      {points.length > 1 && (
        <LineChart
          h={180}
          data={points}
          dataKey="at"
          series={[{ name: "size", label: t("columns.count"), color: "brand.6" }]}
          curveType="stepAfter"
          withXAxis={false}
          aria-hidden
        />
      )}
    </>
  );
}
