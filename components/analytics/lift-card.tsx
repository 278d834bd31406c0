"use client";

import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { usePath } from "@/components/shell/workspace";
import type { Lift } from "@/server/analytics/schemas";
import { RateText } from "./rate-text";

/** How much more the texted booked than those held out, in percentage points with the 95 % interval. */
export function LiftCard({ campaignId, lift }: { campaignId: string; lift: Lift }) {
  const t = useTranslations("analytics");
  const path = usePath();
  const rows = (outcome: string) => path(`/campaigns/${campaignId}?tab=people&outcome=${outcome}`);
  return (
    <Card>
      <Stack gap="xs">
        <Title order={2} fz="md">
          {t("lift.title")}
        </Title>
        <Text fw={600} className="tabular">
          <Verdict lift={lift} />
        </Text>
        <Group gap="lg">
          <Text size="sm">
            {t("lift.texted")} <RateText rate={lift.treated} of={t("of.reachable")} />
          </Text>
          <Text size="sm">
            <Anchor component={Link} href={rows("holdout")} size="sm" underline="always">
              {t("lift.holdout")}
            </Anchor>{" "}
            <RateText rate={lift.holdout} of={t("of.holdout")} />
            {" · "}
            <Anchor component={Link} href={rows("holdout_booked")} size="sm" underline="always">
              {t("lift.holdoutBooked")}
            </Anchor>
          </Text>
        </Group>
      </Stack>
    </Card>
  );
}

function Verdict({ lift }: { lift: Lift }) {
  const t = useTranslations("analytics.lift");
  const format = useFormatter();
  const points = (share: number) => format.number(share * 100, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  if (lift.holdout.denominator === 0) return t("noHoldout");
  if (lift.difference === null || lift.low === null || lift.high === null || lift.isTooFew) return t("tooFew");
  return t("points", { points: points(lift.difference), low: points(lift.low), high: points(lift.high) });
}
