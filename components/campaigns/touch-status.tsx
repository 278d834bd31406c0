import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { Touch } from "./campaign-view";

const tones: Record<Touch["status"], Tone> = {
  pending: "info",
  sending: "info",
  held: "warning",
  sent: "success",
  skipped: "neutral",
  failed: "danger",
  cancelled: "neutral",
  unknown: "warning",
};

/** The ledger's word, and what the carrier told of the delivery since. */
export function TouchStatusBadge({ status, delivery }: Pick<Touch, "status" | "delivery">) {
  const t = useTranslations("campaigns.ledger");
  const word = status === "sending" ? "pending" : status;
  return <StatusBadge tone={delivery === "undelivered" ? "danger" : tones[status]}>{t(delivery ?? word)}</StatusBadge>;
}
