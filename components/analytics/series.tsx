import type { TimelineSeries } from "@/server/analytics/schemas";

type Look = { color: string; dash: string | undefined; marker: string };

/** One look a series, on every chart: hues that colour-blind people tell apart, and a dash and a marker for those who see none. */
export const looks: Record<TimelineSeries, Look> = {
  sent: { color: "var(--series-sent)", dash: undefined, marker: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z" },
  replied: { color: "var(--series-replied)", dash: "7 3", marker: "M-3.5 -3.5h7v7h-7z" },
  booked: { color: "var(--series-booked)", dash: "2 3", marker: "M0 -5L4.8 3.5h-9.6z" },
  opted_out: { color: "var(--series-opted-out)", dash: "9 3 2 3", marker: "M0 -5L5 0L0 5L-5 0z" },
};

interface MarkerProps {
  series: TimelineSeries;
  x: number;
  y: number;
}

/** The sign of a series at a point of a drawing. */
export function Marker({ series, x, y }: MarkerProps) {
  const { marker, color } = looks[series];
  return <path d={marker} transform={`translate(${x} ${y})`} fill={color} stroke="var(--rk-surface)" strokeWidth={1} />;
}

/** A piece of the line as the chart draws it. */
export function LineSample({ series }: { series: TimelineSeries }) {
  const { color, dash } = looks[series];
  return (
    <svg width={28} height={12} aria-hidden>
      <line x1={0} x2={28} y1={6} y2={6} stroke={color} strokeWidth={2} strokeDasharray={dash} />
      <Marker series={series} x={14} y={6} />
    </svg>
  );
}
