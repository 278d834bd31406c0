import { Anchor, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { usePath } from "@/components/shell/workspace";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { Check } from "./campaign-view";
import classes from "./check-list.module.css";

const tones: Record<Check["outcome"], Tone> = { pass: "success", fix: "warning", block: "danger" };

/** A launch's conditions, each with its verdict, its reason and the way to mend it. */
export function CheckList({ campaignId, checks }: { campaignId: string; checks: readonly Check[] }) {
  const t = useTranslations("campaigns.checks");
  const path = usePath();
  const placeOf = ({ at }: Check) =>
    at === "settings" ? path("/settings/channels") : path(`/campaigns/${campaignId}/edit/${at}`);
  return (
    <ul className={classes.list}>
      {checks.map((check) => (
        <li key={check.id} className={classes.check} data-outcome={check.outcome}>
          <StatusBadge tone={tones[check.outcome]}>{t(`outcomes.${check.outcome}`)}</StatusBadge>
          <Stack gap={0} className={classes.words}>
            <Text size="sm" fw={600}>
              {t(`names.${check.id}`)}
            </Text>
            <Text size="sm">{check.sentence}</Text>
          </Stack>
          <Group ml="auto">
            <Anchor component={Link} href={placeOf(check)} size="sm" className={classes.link}>
              {check.outcome === "pass" ? t("open") : t("mend")}
              <span className={classes.hidden}> {t(`names.${check.id}`)}</span>
            </Anchor>
          </Group>
        </li>
      ))}
    </ul>
  );
}
