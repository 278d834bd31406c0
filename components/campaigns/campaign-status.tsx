import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { CampaignStatus } from "@/server/campaigns/schemas";

const tones: Record<CampaignStatus, Tone> = {
  draft: "neutral",
  scheduled: "info",
  running: "brand",
  paused: "warning",
  halted: "danger",
  stopped: "neutral",
  done: "success",
};

export function CampaignStatusBadge({ status }: { status: CampaignStatus }) {
  const t = useTranslations("campaigns.statuses");
  return <StatusBadge tone={tones[status]}>{t(status)}</StatusBadge>;
}
