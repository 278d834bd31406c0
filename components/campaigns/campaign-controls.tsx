"use client";

import { Button, Menu } from "@mantine/core";
import { IconCopy, IconDownload, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMay, useWorkspace } from "@/components/shell/workspace";
import { ConfirmAction } from "@/components/ui/confirm-action";
import type { CampaignView } from "./campaign-view";
import { useCampaignActs } from "./use-campaign-acts";
import { useStartCampaign } from "./use-start-campaign";

export function CampaignControls({ campaign }: { campaign: CampaignView }) {
  const [mayStop, mayLaunch, mayWrite] = [
    useMay("campaigns:stop"),
    useMay("campaigns:launch"),
    useMay("campaigns:write"),
  ];
  return (
    <>
      {mayStop && campaign.status === "running" && <PauseButton campaignId={campaign.id} />}
      {mayLaunch && campaign.status === "paused" && <ResumeButton campaign={campaign} />}
      {mayStop && ["running", "paused", "halted"].includes(campaign.status) && <StopButton campaign={campaign} />}
      <ExportButton campaignId={campaign.id} />
      {mayWrite && campaign.status !== "draft" && <DuplicateButton campaignId={campaign.id} />}
    </>
  );
}

export function PauseButton({ campaignId, size }: { campaignId: string; size?: string }) {
  const t = useTranslations("campaigns.acts");
  const { pause } = useCampaignActs();
  return (
    <Button
      size={size}
      variant="default"
      leftSection={<IconPlayerPause size={16} aria-hidden />}
      loading={pause.isPending}
      onClick={() => pause.mutate({ campaignId })}
    >
      {t("pause")}
    </Button>
  );
}

const waitingIn = ({ ledger }: CampaignView) => ledger.pending + ledger.held;

function ResumeButton({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.acts");
  const { resume } = useCampaignActs();
  return (
    <ConfirmAction
      trigger={(open) => (
        <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={open}>
          {t("resume")}
        </Button>
      )}
      title={t("resumeTitle")}
      confirm={t("resume")}
      color="brand"
      onConfirm={() => resume.mutateAsync({ campaignId: campaign.id })}
    >
      {t("resumeText", { waiting: waitingIn(campaign) })}
    </ConfirmAction>
  );
}

function StopButton({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("campaigns.acts");
  const { stop } = useCampaignActs();
  return (
    <ConfirmAction
      trigger={(open) => (
        <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={open}>
          {t("stop")}
        </Button>
      )}
      title={t("stopTitle")}
      confirm={t("stop")}
      onConfirm={() => stop.mutateAsync({ campaignId: campaign.id })}
    >
      {t("stopText", { waiting: waitingIn(campaign), sent: campaign.ledger.sent })}
    </ConfirmAction>
  );
}

const files = ["export", "results"] as const;

function ExportButton({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.acts");
  const { slug } = useWorkspace();
  if (!useMay("analytics:export")) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t("download")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map((file) => (
          <Menu.Item key={file} component="a" href={`/api/campaigns/${campaignId}/${file}?tenant=${slug}`} download>
            {t(file)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function DuplicateButton({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.acts");
  const { duplicate } = useStartCampaign();
  return (
    <Button
      variant="default"
      leftSection={<IconCopy size={16} aria-hidden />}
      loading={duplicate.isPending || duplicate.isSuccess}
      onClick={() => duplicate.mutate({ campaignId })}
    >
      {t("duplicate")}
    </Button>
  );
}
