"use client";

import { Alert, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/shell/workspace";
import { useWorkspaceNow } from "@/components/ui/clock";
import { defaultHoldSeconds } from "@/server/campaigns/schemas";
import type { CampaignView } from "./campaign-view";
import { useCampaignActs } from "./use-campaign-acts";

/** The hold before the first text: how long it lasts, and the way back. */
export function LaunchHold({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.launch");
  const { cancelLaunch } = useCampaignActs();
  const mayCancel = useMay("campaigns:launch");
  const now = useWorkspaceNow(1_000);
  const left = Math.max(0, Math.ceil(((campaign.launchAt?.getTime() ?? 0) - now.getTime()) / 1_000));
  return (
    <Alert color="blue" icon={<IconHourglass aria-hidden />} title={t("holdTitle")}>
      <Stack gap="sm">
        <Text size="sm" className="tabular" role="timer" suppressHydrationWarning>
          {left > 0 ? t("leavesIn", { seconds: left }) : t("leaving")}
        </Text>
        <Progress value={Math.min(100, (left / defaultHoldSeconds) * 100)} aria-label={t("holdTitle")} />
        {mayCancel && left > 0 && (
          <Group>
            <Button
              color="red"
              loading={cancelLaunch.isPending}
              onClick={() => cancelLaunch.mutate({ campaignId: campaign.id })}
            >
              {t("cancel")}
            </Button>
            <Text size="sm">{t("cancelText")}</Text>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
