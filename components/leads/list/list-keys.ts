"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";

const keys = [
  ["enter", "edit"],
  ["tab", "goOn"],
  ["escape", "leave"],
  ["arrowright", "move"],
  ["o", "open"],
  ["mod+enter", "open"],
  ["space", "peek"],
  ["x", "select"],
  ["shift+arrowdown", "stretch"],
] as const;

/** Lists the keys that the grid hears in the sheet that `?` opens. */
export function useListKeys() {
  const t = useTranslations("leads.grid");
  useShortcuts(useMemo(() => keys.map(([key, word]) => ({ keys: key, label: t(word), group: t("keys") })), [t]));
}
