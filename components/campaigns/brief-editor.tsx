"use client";

import { Select, Stack, TagsInput, Text, Textarea } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Brief } from "@/server/campaigns/schemas";
import classes from "./message-step.module.css";

const tones = ["friendly", "professional", "warm", "direct"] as const;
const blank: Brief = { goal: "", tone: "friendly", must_say: [], never_say: [] };

/** What the AI is told; the words come out per lead. */
export function BriefEditor({ brief, onChange }: { brief: Partial<Brief> | null; onChange: (brief: Brief) => void }) {
  const t = useTranslations("campaigns.brief");
  const value = { ...blank, ...brief };
  const set = (patch: Partial<Brief>) => onChange({ ...value, ...patch });
  return (
    <Stack gap="sm" className={classes.brief}>
      <Text size="sm" c="dimmed">
        <IconSparkles size={14} aria-hidden /> {t("text")}
      </Text>
      <Textarea
        label={t("goal")}
        placeholder={t("goalExample")}
        value={value.goal}
        onChange={(event) => set({ goal: event.currentTarget.value })}
        error={value.goal.trim().length < 3 ? t("goalNeeded") : undefined}
        autosize
        minRows={2}
        maxLength={300}
        required
      />
      <Select
        label={t("tone")}
        data={tones.map((tone) => ({ value: tone, label: t(`tones.${tone}`) }))}
        value={value.tone}
        onChange={(tone) => tone && set({ tone: tone as Brief["tone"] })}
        allowDeselect={false}
        maw={220}
      />
      <TagsInput
        label={t("mustSay")}
        description={t("enter")}
        value={value.must_say}
        onChange={(must_say) => set({ must_say })}
        maxTags={5}
      />
      <TagsInput
        label={t("neverSay")}
        description={t("enter")}
        value={value.never_say}
        onChange={(never_say) => set({ never_say })}
        maxTags={10}
      />
    </Stack>
  );
}
