"use client";

import { Chip, Group, SegmentedControl, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Windows, weekdays } from "@/server/timing/schemas";
import type { DraftValues } from "./draft-values";

type Hours = { start: string; end: string; days: (typeof weekdays)[number][] };
const week = [...weekdays.slice(1), weekdays[0]];
const usual: Hours = { start: "10:00", end: "18:00", days: ["monday", "tuesday", "wednesday", "thursday", "friday"] };

/** One span of hours on the days that have any; a stored window that differs by day shows its first day's hours. */
function hoursIn(window: DraftValues["window"]): Hours {
  const read = Windows.safeParse(window);
  if (!read.success) return window && "days" in window ? { ...usual, ...(window as Partial<Hours>) } : usual;
  const days = weekdays.filter((day) => read.data[day] !== null);
  const first = days.map((day) => read.data[day]).find((hours) => hours !== null);
  return first ? { ...first, days } : usual;
}

type WindowEditorProps = { window: DraftValues["window"]; onChange: (window: DraftValues["window"]) => void };

/** When texts may leave, in each lead's own time: as the workspace has it, or narrower. */
export function WindowEditor({ window, onChange }: WindowEditorProps) {
  const t = useTranslations("campaigns.timing");
  const [hours, setHours] = useState(() => hoursIn(window));
  const problem = hours.end <= hours.start ? t("endBeforeStart") : null;
  const set = (patch: Partial<Hours>) => {
    const next = { ...hours, ...patch };
    setHours(next);
    if (next.end > next.start && next.days.length > 0) onChange(next);
  };
  return (
    <Stack gap="sm">
      <Title order={2} fz="md">
        {t("window")}
      </Title>
      <SegmentedControl
        aria-label={t("window")}
        value={window ? "own" : "workspace"}
        onChange={(next) => onChange(next === "own" ? hours : null)}
        data={[
          { value: "workspace", label: t("workspaceHours") },
          { value: "own", label: t("ownHours") },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t(window ? "ownText" : "workspaceText")}
      </Text>
      {window && (
        <>
          <Group grow maw={320}>
            <TextInput
              type="time"
              label={t("from")}
              value={hours.start}
              onChange={(event) => set({ start: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t("until")}
              value={hours.end}
              error={problem}
              onChange={(event) => set({ end: event.currentTarget.value })}
            />
          </Group>
          <Chip.Group multiple value={hours.days} onChange={(days) => set({ days: days as Hours["days"] })}>
            <Group gap={6} role="group" aria-label={t("days")}>
              {week.map((day) => (
                <Chip key={day} value={day} size="sm">
                  {t(`weekdays.${day ?? "monday"}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </>
      )}
    </Stack>
  );
}
