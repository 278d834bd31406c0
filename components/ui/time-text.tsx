"use client";

import { Tooltip } from "@mantine/core";
import { useNow, useTimeZone } from "next-intl";
import { useWorkspaceNow } from "./clock";
import { formatDistance, formatMoment } from "./zone";

interface TimeTextProps {
  value: Date | string | null | undefined;
  /** "2 hours ago" with the moment as a tooltip; otherwise the moment itself. */
  relative?: boolean;
  /** Another zone than the viewer's, such as the lead's. */
  zone?: string;
  fallback?: string;
  /** Counts from real time, not from a sandbox's clock: sessions, invitations, members. */
  onRealClock?: boolean;
}

/** A time in the viewer's zone, always with the zone's name. */
export function TimeText({ value, relative, zone, fallback = "–", onRealClock }: TimeTextProps) {
  const viewerZone = useTimeZone() ?? "UTC";
  const workspaceNow = useWorkspaceNow();
  const realNow = useNow({ updateInterval: 60_000 });
  const now = onRealClock ? realNow : workspaceNow;
  if (!value) return <span>{fallback}</span>;
  const at = new Date(value);
  const moment = formatMoment(at, { zone: zone ?? viewerZone, now });
  const time = (
    <time dateTime={at.toISOString()} suppressHydrationWarning style={{ fontVariantNumeric: "tabular-nums" }}>
      {relative ? formatDistance(at, now) : moment}
    </time>
  );
  return relative ? <Tooltip label={moment}>{time}</Tooltip> : time;
}
