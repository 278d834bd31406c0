"use client";

import "@mantine/charts/styles.css";
import { LineChart } from "@mantine/charts";
import { Text } from "@mantine/core";
import { useFormatter } from "next-intl";
import type { TimelineSeries } from "@/server/analytics/schemas";
import { LineSample, looks, Marker } from "./series";
import classes from "./time-chart.module.css";

/** More markers than this would hide the line. */
const mostMarkers = 32;

export type TimeChartPoint = { at: string } & Partial<Record<TimelineSeries, number>>;

export interface TimeChartProps {
  /** What it shows, for those who do not see it. */
  label: string;
  points: readonly TimeChartPoint[];
  series: readonly { name: TimelineSeries; label: string }[];
  tickOf: (at: string) => string;
  labelOf: (at: string) => string;
}

/** People over time as lines; the arrow keys go from point to point. Loaded apart: the drawing library is large. */
export function TimeChart({ label, points, series, tickOf, labelOf }: TimeChartProps) {
  const format = useFormatter();
  const every = Math.ceil(points.length / mostMarkers);
  const named = { "aria-label": label }; // its own `title` would hang over the points as a tooltip
  return (
    <LineChart
      className={classes.chart}
      data={[...points]}
      dataKey="at"
      series={series.map(({ name, label: text }) => ({ name, label: text, color: looks[name].color }))}
      curveType="linear"
      valueFormatter={(value) => format.number(value)}
      xAxisProps={{ tickFormatter: tickOf, minTickGap: 24 }}
      yAxisProps={{ allowDecimals: false, width: 44 }}
      lineChartProps={{ ...named, margin: { top: 8, right: 12 } }}
      tooltipProps={{
        content: ({ active, label: at }) => (
          <PointTip point={active ? points.find((point) => point.at === at) : undefined} {...{ series, labelOf }} />
        ),
      }}
      lineProps={({ name }) => {
        const one = name as TimelineSeries;
        return {
          strokeDasharray: looks[one].dash,
          dot: ({ cx, cy, index, key }) =>
            index % every === 0 ? <Marker key={key} series={one} x={cx ?? 0} y={cy ?? 0} /> : <g key={key} />,
          activeDot: ({ cx, cy, key }) => <Marker key={key} series={one} x={cx ?? 0} y={cy ?? 0} />,
        };
      }}
    />
  );
}

type PointTipProps = Pick<TimeChartProps, "series" | "labelOf"> & { point: TimeChartPoint | undefined };

/** One point in words: shown beside it, and told to screen readers as the keys move. */
function PointTip({ point, series, labelOf }: PointTipProps) {
  const format = useFormatter();
  return (
    <div role="status" aria-atomic>
      {point && (
        <div className={classes.tip}>
          <Text size="sm" fw={600}>
            {labelOf(point.at)}
          </Text>
          {series.map(({ name, label }) => (
            <div key={name}>
              <LineSample series={name} />
              <Text size="sm">{label}</Text>
              <Text size="sm" className={classes.value}>
                {format.number(point[name] ?? 0)}
              </Text>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
