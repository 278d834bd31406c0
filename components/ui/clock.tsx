"use client";

import { useNow } from "next-intl";
import { createContext, type ReactNode, useContext } from "react";

const Offset = createContext(0);

/** A sandbox workspace's clock runs ahead of real time; everything below counts from it. */
export function ClockProvider({ offsetMs, children }: { offsetMs: number; children: ReactNode }) {
  return <Offset value={offsetMs}>{children}</Offset>;
}

/** The workspace's time, moving on every `everyMs` (a minute unless told). */
export function useWorkspaceNow(everyMs = 60_000) {
  const offset = useContext(Offset);
  const now = useNow({ updateInterval: everyMs });
  return new Date(now.getTime() + offset);
}
