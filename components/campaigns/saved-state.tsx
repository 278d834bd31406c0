"use client";

import { Text } from "@mantine/core";
import { useTimeZone, useTranslations } from "next-intl";
import type { SaveState } from "./use-draft";

const clock = (at: Date, zone: string) =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(at);

/** "Saved 09:31:04", or what stands in the way of it. */
export function SavedState({ state, updatedAt }: { state: SaveState; updatedAt: Date }) {
  const t = useTranslations("campaigns.builder");
  const zone = useTimeZone() ?? "UTC";
  const words = {
    idle: () => t("saved", { time: clock(new Date(updatedAt), zone) }),
    waiting: () => t("saving"),
    saved: () => t("saved", { time: clock(state.kind === "saved" ? state.at : new Date(updatedAt), zone) }),
    conflict: () => t("conflict"),
    refused: () => t("notSaved"),
  }[state.kind];
  return (
    <Text size="sm" c="dimmed" role="status" className="tabular">
      {words()}
    </Text>
  );
}
