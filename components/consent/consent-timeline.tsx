import { Text, Timeline, Title } from "@mantine/core";
import { IconBan, IconCircleCheck, IconHelp, IconRefresh, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import type { ConsentEntry } from "@/server/consent";

const looks = {
  granted: { icon: IconCircleCheck, color: "green" },
  withdrawn: { icon: IconX, color: "red" },
  unknown: { icon: IconHelp, color: "yellow" },
  suppressed: { icon: IconBan, color: "red" },
  lifted: { icon: IconRefresh, color: "blue" },
} as const;

/** What a person agreed to and took back, newest first, each with its words. */
export function ConsentTimeline({ entries }: { entries: readonly ConsentEntry[] }) {
  const t = useTranslations("consent");
  return (
    <section aria-label={t("person.timeline")}>
      <Title order={3} fz="md" mb="sm">
        {t("person.timeline")}
      </Title>
      <Timeline bulletSize={28} lineWidth={2}>
        {entries.map((entry) => {
          const { icon: Icon, color } = looks[entry.kind];
          return (
            <Timeline.Item
              key={entry.id}
              bullet={<Icon size={16} aria-hidden />}
              color={color}
              title={<Heading entry={entry} />}
            >
              <Details entry={entry} />
            </Timeline.Item>
          );
        })}
      </Timeline>
    </section>
  );
}

function Heading({ entry }: { entry: ConsentEntry }) {
  const t = useTranslations("consent");
  const channels = entry.channels.map((channel) => t(`channels.${channel}`)).join(", ");
  const reason = entry.reason ? ` (${t(`reasons.${entry.reason}`)})` : "";
  return `${t(`entry.${entry.kind}`)}: ${channels}${reason}`;
}

function Details({ entry }: { entry: ConsentEntry }) {
  const t = useTranslations("consent.entry");
  const isStated = entry.kind === "granted" || entry.kind === "unknown";
  return (
    <>
      <Text size="sm" c="dimmed" component="div">
        <TimeText value={entry.at} /> · {t("by", { actor: entry.actor })}
      </Text>
      {entry.verbatim && (
        <Text size="sm" fs="italic">
          {t("said", { words: entry.verbatim })}
        </Text>
      )}
      {entry.source && <Text size="sm">{t("source", { source: entry.source })}</Text>}
      {entry.obtainedAt && (
        <Text size="sm" component="div">
          {t("obtained")}: <TimeText value={entry.obtainedAt} />
        </Text>
      )}
      {entry.wording && <Text size="sm">{t("wording", { wording: entry.wording })}</Text>}
      {isStated && (
        <Text size="sm" c="dimmed">
          {t(entry.warranty ? "warranty" : "noWarranty")}
        </Text>
      )}
    </>
  );
}
