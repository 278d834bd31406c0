"use client";

import { IconBan, IconUser } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace";
import { StatusBadge } from "@/components/ui/status-badge";
import { type ConversationRow, penOf } from "./thread-view";

type PenBadgeProps = {
  conversation: Pick<ConversationRow, "state" | "owner" | "needsHuman" | "assigneeId">;
};

/** Who answers in this thread: always shown, with the reason in words when the AI stopped. */
export function PenBadge({ conversation }: PenBadgeProps) {
  const t = useTranslations("conversations");
  const { viewer } = useWorkspace();
  const pen = penOf(conversation, viewer.id);
  switch (pen.holder) {
    case "nobody":
      return (
        <StatusBadge tone={pen.state === "opted_out" ? "danger" : "neutral"} icon={IconBan}>
          {t(`pen.${pen.state}`)}
        </StatusBadge>
      );
    case "human":
      return (
        <StatusBadge tone="info" icon={IconUser}>
          {t(pen.isViewer ? "pen.you" : "pen.human")}
        </StatusBadge>
      );
    case "needs_human":
      return <StatusBadge tone="warning">{t("pen.needs_human", { reason: t(`reasons.${pen.reason}`) })}</StatusBadge>;
    default:
      return <StatusBadge tone="ai">{t("pen.ai")}</StatusBadge>;
  }
}
