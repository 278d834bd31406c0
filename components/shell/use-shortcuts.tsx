"use client";

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { isBareKey, type Shortcut, ShortcutRegistry, strokeOf } from "./shortcuts";

const Registry = createContext<ShortcutRegistry | null>(null);

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]") !== null;

const isOverlaid = () => document.querySelector("[role=dialog][aria-modal=true], [role=menu]") !== null;

/** Listens once for the whole shell; `isEnabled` false switches the single-letter keys off. */
export function ShortcutProvider({ isEnabled, children }: { isEnabled: boolean; children: ReactNode }) {
  const [registry] = useState(() => new ShortcutRegistry());

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const stroke = strokeOf(event);
      const isSpokenFor = !isEnabled || isTyping(event.target) || isOverlaid();
      if (event.defaultPrevented || (isBareKey(stroke) && isSpokenFor)) return;
      const shortcut = registry.match(stroke, event.timeStamp);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [registry, isEnabled]);

  return <Registry value={registry}>{children}</Registry>;
}

function useRegistry() {
  const registry = useContext(Registry);
  if (!registry) throw new Error("Shortcuts need the ShortcutProvider of the shell above them.");
  return registry;
}

/** Registers a page's keys while it is open; they appear in the `?` sheet. Pass a stable (memoised) list. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const registry = useRegistry();
  useEffect(() => registry.add(shortcuts), [registry, shortcuts]);
}

const none: Shortcut[] = [];

export function useActiveShortcuts() {
  const registry = useRegistry();
  return useSyncExternalStore(registry.watch, registry.list, () => none);
}
