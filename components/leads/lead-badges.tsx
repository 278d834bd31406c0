import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { ConsentStatus, ConversationState } from "@/server/leads/schemas";

const stateTones: Record<ConversationState, Tone> = {
  new: "neutral",
  contacted: "info",
  engaged: "brand",
  qualifying: "brand",
  link_offered: "brand",
  booked: "success",
  paused: "warning",
  handoff: "warning",
  opted_out: "danger",
  closed_no_response: "neutral",
  closed_lost: "neutral",
  invalid: "danger",
};

export function StateBadge({ state }: { state: ConversationState }) {
  const t = useTranslations("leads.states");
  return <StatusBadge tone={stateTones[state]}>{t(state)}</StatusBadge>;
}

const consentTones: Record<ConsentStatus, Tone> = {
  granted: "success",
  unknown: "warning",
  none: "neutral",
  withdrawn: "danger",
};

/** Suppression outranks consent: what is suppressed is not contacted, whatever was agreed. */
export function ConsentBadge({ status, isSuppressed }: { status: ConsentStatus; isSuppressed: boolean }) {
  const t = useTranslations("leads.consent");
  return (
    <StatusBadge tone={isSuppressed ? "danger" : consentTones[status]}>
      {isSuppressed ? t("suppressed") : t(status)}
    </StatusBadge>
  );
}
