import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ChannelChoiceWords } from "@/components/messaging/channel-choice";
import { TimeText } from "@/components/ui/time-text";
import type { TimelineItem } from "@/server/conversations";
import type { ChannelChoice, RuleVerdict } from "@/server/messaging/schemas";
import classes from "./lead-timeline.module.css";

const factLines = ({ facts }: RuleVerdict): [string, string][] =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && value !== "" && (typeof value !== "object" || Array.isArray(value)))
    .map(([name, value]) => [
      name
        .replace(/([a-z])([A-Z])/g, "$1 $2")
        .replaceAll("_", " ")
        .toLowerCase(),
      String(value),
    ]);

/** Why a text was sent or not: the campaign and who launched it, the consent behind it, and every rule in its own words. */
export function WhySent({ item }: { item: TimelineItem }) {
  const t = useTranslations("leads.timeline");
  const { campaign, step, launchedBy, dueAt, verdict } = item.details;
  const verdicts = (verdict ?? []) as RuleVerdict[];
  const choice = (item.details.choice ?? null) as ChannelChoice | null;
  const consent = verdicts.find(({ rule }) => rule === "consent");
  return (
    <details className={classes.why}>
      <summary>{t(item.kind === "message" ? "why" : "whyNot")}</summary>
      {typeof campaign === "string" && <Text size="sm">{t("ofCampaign", { campaign, step: Number(step ?? 1) })}</Text>}
      <Text size="sm">{typeof launchedBy === "string" ? t("approvedBy", { name: launchedBy }) : t("answered")}</Text>
      {dueAt instanceof Date && (
        <Text size="sm">
          {t("dueAt")}: <TimeText value={dueAt} />
        </Text>
      )}
      {consent && factLines(consent).length > 0 && (
        <Text size="sm">
          {t("consentRecord")}:{" "}
          {factLines(consent)
            .map(([name, value]) => `${name} ${value}`)
            .join(" · ")}
        </Text>
      )}
      {choice && <ChannelChoiceWords choice={choice} />}
      {verdicts.length === 0 && <Text size="sm">{t("notWeighed")}</Text>}
      <ul>
        {verdicts.map(({ rule, version, outcome, sentence }) => (
          <li key={rule}>
            <Text size="sm">{t("rule", { rule, version, outcome: t(`verdicts.${outcome}`), sentence })}</Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
