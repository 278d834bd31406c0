import { useTranslations } from "next-intl";
import { channels } from "@/server/leads/schemas";
import type { HaltView } from "./halt-view";

/** "All sending", "Campaign Spring": what a halt stands over. */
export function useHaltNames() {
  const t = useTranslations("messaging.halts");
  return ({ scope, target, targetName }: HaltView): string => {
    if (scope === "channel")
      return t("over.channel", { name: t(`channel.${channels.find((one) => one === target) ?? "sms"}`) });
    return scope === "workspace" ? t("over.workspace") : t(`over.${scope}`, { name: targetName ?? target });
  };
}
