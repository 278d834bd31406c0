"use client";

import { Box, Button, Card, Chip, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import type { TimelineSeries } from "@/server/analytics/schemas";
import { LineSample } from "./series";
import classes from "./time-chart.module.css";
import { TimeTable, type TimeTableProps } from "./time-table";

const TimeChart = dynamic(() => import("./time-chart").then((loaded) => loaded.TimeChart), {
  ssr: false,
  loading: () => <Skeleton height="100%" radius="md" />,
});

type PeopleOverTimeProps = Omit<TimeTableProps, "series" | "label"> & {
  title: string;
  /** What the figures count. */
  by: string;
  /** The whole chart in a sentence. */
  summary: string;
  series: readonly TimelineSeries[];
  tickOf: (at: string) => string;
  height: number;
  titleSize?: "md";
  /** The name in the address under which "chart or table" is kept. */
  address: string;
};

/** People over time: a sentence, the lines of the chosen series, or the same figures as a table. */
export function PeopleOverTime(props: PeopleOverTimeProps) {
  const { title, titleSize, by, summary, series, height, address, ...figures } = props;
  const t = useTranslations("analytics");
  const [view, setView] = useQueryState(address, parseAsStringLiteral(["chart", "table"]).withDefault("chart"));
  const [shown, setShown] = useState<string[]>([...series]);
  const named = series.map((name) => ({ name, label: t(`outcomes.${name}`) }));
  const isTable = view === "table";
  return (
    <Card component="section" aria-labelledby={address} className={classes.series}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} fz={titleSize} id={address}>
            {title}
          </Title>
          <Button variant="default" size="xs" onClick={() => void setView(isTable ? null : "table")}>
            {isTable ? t("overTime.asChart") : t("overTime.asTable")}
          </Button>
        </Group>
        <Text size="sm">{summary}</Text>
        {isTable ? (
          <TimeTable {...figures} label={title} series={named} />
        ) : (
          <>
            <Legend series={named} shown={shown} onChange={setShown} />
            <Box h={height}>
              <TimeChart
                {...figures}
                label={t("overTime.keys", { title })}
                series={named.filter(({ name }) => shown.includes(name))}
              />
            </Box>
          </>
        )}
        <Text size="xs" c="dimmed">
          {by}
        </Text>
      </Stack>
    </Card>
  );
}

interface LegendProps {
  series: readonly { name: TimelineSeries; label: string }[];
  shown: string[];
  onChange: (shown: string[]) => void;
}

/** Names the lines and hides those that are in the way: the scale follows what is shown. */
function Legend({ series, shown, onChange }: LegendProps) {
  const t = useTranslations("analytics.overTime");
  return (
    <Chip.Group multiple value={shown} onChange={onChange}>
      <Group gap={8} role="group" aria-label={t("shown")}>
        {series.map(({ name, label }) => (
          <Chip key={name} value={name} size="sm" variant="outline">
            <span className={classes.sample}>
              <LineSample series={name} />
              {label}
            </span>
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
