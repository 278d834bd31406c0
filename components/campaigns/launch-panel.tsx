"use client";

import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay, usePath } from "@/components/shell/workspace";
import { defaultHoldSeconds } from "@/server/campaigns/schemas";
import { useCampaignActs } from "./use-campaign-acts";
import type { Draft } from "./use-draft";

/** The launch itself, with its exact effect on the button; or the sentence that stands in its way. */
export function LaunchPanel({ draft, texted, refusal }: { draft: Draft; texted: number; refusal: string | null }) {
  const t = useTranslations("campaigns.launch");
  const router = useRouter();
  const path = usePath();
  const { launch } = useCampaignActs();
  const [isSaving, setSaving] = useState(false);
  const mayLaunch = useMay("campaigns:launch");
  const why = mayLaunch ? refusal : t("mayNot");
  const go = async () => {
    setSaving(true);
    const isSaved = await draft.flush();
    setSaving(false);
    if (!isSaved) return;
    // The promise, not a callback of this component: the draft leaves the screen as soon as it is launched.
    await launch.mutateAsync({ campaignId: draft.campaign.id });
    router.push(path(`/campaigns/${draft.campaign.id}`));
  };
  return (
    <Card>
      <Group justify="space-between" gap="md">
        <Stack gap={2} flex="1 1 240px">
          <Text fw={600}>{t("title")}</Text>
          <Text size="sm" c="dimmed" id="launch-why">
            {why ?? t("text", { seconds: defaultHoldSeconds })}
          </Text>
        </Stack>
        <Button
          size="md"
          leftSection={<IconSend size={18} aria-hidden />}
          disabled={why !== null}
          aria-describedby="launch-why"
          loading={isSaving || launch.isPending || launch.isSuccess}
          onClick={() => go().catch(() => undefined)}
        >
          {t("button", { count: texted })}
        </Button>
      </Group>
    </Card>
  );
}
