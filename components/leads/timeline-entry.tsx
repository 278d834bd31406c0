import { Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import type { TimelineItem } from "@/server/conversations";
import { DiffLines } from "./diff-lines";
import classes from "./lead-timeline.module.css";
import { SlowDownLines } from "./slow-down-lines";
import { WhySent } from "./why-sent";

type Words = ReturnType<typeof useTranslations<"leads.timeline">>;

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const spaced = (word: string) => word.replace(/[._]/g, " ");

const titles: Record<TimelineItem["kind"], (item: TimelineItem, t: Words, name: string) => string> = {
  message: (item, t, name) =>
    item.event === "in"
      ? t("in", { name })
      : t("outBy", { author: t(`authors.${textOf(item.details.author) as "ai"}`) }),
  touch: (item, t) => t("touch", { status: item.event }),
  ai: (item, t) => t("ai", { outcome: t(`outcomes.${item.event as "replied"}`) }),
  booking: (_, t) => t("booking"),
  consent: (item, t) => t("consent", { event: item.event, channel: textOf(item.details.channel) }),
  suppression: (item, t) => t("suppression", { reason: spaced(item.event) }),
  change: (item, t) => t("change", { actor: textOf(item.details.actor), action: spaced(item.event) }),
  score: (item, t) =>
    t(item.event as "rose", { from: Number(item.details.fromScore), to: Number(item.details.toScore) }),
  import: (item, t) => t("import", { actor: textOf(item.details.actor) }),
  slow_down: (item, t) => t(item.details.channel === "email" ? "slowDownMail" : "slowDown"),
  merge: (item, t) => t(item.details.undoneAt ? "mergeUndone" : "merge", { actor: textOf(item.details.actor) }),
};

const isByAi = ({ kind, details }: TimelineItem) => kind === "ai" || (kind === "message" && details.author === "ai");
const isIntended = ({ kind, event }: TimelineItem) => kind === "touch" || (kind === "message" && event === "out");

export function TimelineEntry({ item, name }: { item: TimelineItem; name: string }) {
  const t = useTranslations("leads.timeline");
  const isAi = isByAi(item);
  return (
    <li
      className={classes.entry}
      data-kind={item.kind}
      data-side={item.kind === "message" ? item.event : undefined}
      data-ai={isAi || undefined}
    >
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text size="sm" fw={500}>
            {titles[item.kind](item, t, name)}
          </Text>
          {isAi && <StatusBadge tone="ai">{t("aiLabel")}</StatusBadge>}
        </Group>
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
      {item.kind === "slow_down" && <SlowDownLines item={item} />}
      {item.kind === "change" && <DiffLines diff={item.details.diff} />}
      {isIntended(item) && <WhySent item={item} />}
    </li>
  );
}
