"use client";

import { Table } from "@mantine/core";
import { useFormatter } from "next-intl";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { TimelineSeries } from "@/server/analytics/schemas";
import type { TimeChartPoint, TimeChartProps } from "./time-chart";
import classes from "./time-chart.module.css";

export type TimeTableProps = Pick<TimeChartProps, "label" | "points" | "series" | "labelOf"> & {
  /** Heads the column of times. */
  span: string;
  total: { label: string; counts: Partial<Record<TimelineSeries, number>> };
};

/** The chart's figures, one row a point. */
export function TimeTable({ label, points, series, labelOf, span, total }: TimeTableProps) {
  const format = useFormatter();
  const cells = (counts: Omit<TimeChartPoint, "at">) =>
    series.map(({ name }) => (
      <Table.Td key={name} ta="end">
        {format.number(counts[name] ?? 0)}
      </Table.Td>
    ));
  return (
    <ScrollRegion className={classes.rows} label={label}>
      <Table stickyHeader horizontalSpacing={6} className="tabular" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{span}</Table.Th>
            {series.map(({ name, label: text }) => (
              <Table.Th key={name} ta="end">
                {text}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.map(({ at, ...counts }) => (
            <Table.Tr key={at}>
              <Table.Th scope="row" fw={400}>
                {labelOf(at)}
              </Table.Th>
              {cells(counts)}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr className={classes.total}>
            <Table.Th scope="row">{total.label}</Table.Th>
            {cells(total.counts)}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </ScrollRegion>
  );
}
