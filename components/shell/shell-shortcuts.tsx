"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useSyncExternalStore } from "react";
import { flatNavigation } from "./navigation";
import { closeOverlay, currentOverlay, openPalette, openShortcutSheet, watchOverlay } from "./overlays";
import { useShortcuts } from "./use-shortcuts";
import { usePath, useWorkspace } from "./workspace";

const Palette = dynamic(() => import("./palette").then(({ Palette }) => Palette), { ssr: false });
const ShortcutSheet = dynamic(() => import("./shortcut-sheet").then(({ ShortcutSheet }) => ShortcutSheet), {
  ssr: false,
});

/** The shell's own keys, and the two overlays they open; each is fetched when it is first wanted. */
export function ShellShortcuts() {
  const t = useTranslations("shell");
  const router = useRouter();
  const { permissions } = useWorkspace();
  const toPath = usePath();
  const overlay = useSyncExternalStore(watchOverlay, currentOverlay, () => null);

  const shortcuts = useMemo(
    () => [
      { keys: "mod+k", label: t("search.open"), group: t("shortcuts.everywhere"), run: openPalette },
      { keys: "?", label: t("shortcuts.open"), group: t("shortcuts.everywhere"), run: openShortcutSheet },
      ...flatNavigation(permissions).flatMap((item) =>
        item.keys
          ? [
              {
                keys: item.keys,
                label: t(`nav.${item.key}`),
                group: t("shortcuts.goTo"),
                run: () => router.push(toPath(item.path)),
              },
            ]
          : [],
      ),
    ],
    [permissions, router, t, toPath],
  );
  useShortcuts(shortcuts);

  if (overlay === "palette") return <Palette onClose={closeOverlay} />;
  if (overlay === "shortcuts") return <ShortcutSheet onClose={closeOverlay} />;
  return null;
}
