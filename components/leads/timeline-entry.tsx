import { Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import type { TimelineItem } from "@/server/conversations";
import type { RuleVerdict } from "@/server/messaging/schemas";
import classes from "./lead-timeline.module.css";

type Words = ReturnType<typeof useTranslations<"leads.timeline">>;

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

const titles: Record<TimelineItem["kind"], (item: TimelineItem, t: Words, name: string) => string> = {
  message: (item, t, name) =>
    item.event === "in" ? t("in", { name }) : t("outBy", { author: textOf(item.details.author) }),
  touch: (item, t) => t("touch", { status: item.event }),
  booking: (_, t) => t("booking"),
  consent: (item, t) => t("consent", { event: item.event, channel: textOf(item.details.channel) }),
  suppression: (item, t) => t("suppression", { reason: item.event.replaceAll("_", " ") }),
  change: (item, t) => t("change", { actor: textOf(item.details.actor), action: item.event.replace(/[._]/g, " ") }),
};

export function TimelineEntry({ item, name }: { item: TimelineItem; name: string }) {
  const t = useTranslations("leads.timeline");
  const isAi = item.kind === "message" && item.details.author === "ai";
  return (
    <li
      className={classes.entry}
      data-kind={item.kind}
      data-side={item.kind === "message" ? item.event : undefined}
      data-ai={isAi || undefined}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {titles[item.kind](item, t, name)}
        </Text>
        <Text size="sm" c="dimmed" component="span">
          <TimeText value={item.at} relative />
        </Text>
      </Group>
      {item.text && (
        <Text size="sm" className={classes.body}>
          {item.text}
        </Text>
      )}
      {item.kind === "booking" && (
        <Text size="sm">
          {t("startsAt")}: <TimeText value={item.details.startsAt as Date} />
        </Text>
      )}
      <Verdicts item={item} />
    </li>
  );
}

/** Which rules let the text go, or held it, in their own sentences. */
function Verdicts({ item }: { item: TimelineItem }) {
  const t = useTranslations("leads.timeline");
  const verdicts = item.details.verdict as RuleVerdict[] | null | undefined;
  if (!verdicts || verdicts.length === 0) return null;
  return (
    <details className={classes.why}>
      <summary>{t(item.kind === "message" ? "why" : "whyNot")}</summary>
      <ul>
        {verdicts.map((verdict) => (
          <li key={verdict.rule}>
            <Text size="sm">{t("rule", { rule: verdict.rule, sentence: verdict.sentence })}</Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
