"use client";

import { createContext, type ReactNode, useCallback, useContext } from "react";
import type { WorkspaceView } from "@/server/tenancy/schemas";

const Workspace = createContext<WorkspaceView | null>(null);

export function WorkspaceProvider({ value, children }: { value: WorkspaceView; children: ReactNode }) {
  return <Workspace value={value}>{children}</Workspace>;
}

/** The open workspace, its viewer and what the viewer may do. */
export function useWorkspace(): WorkspaceView {
  const workspace = useContext(Workspace);
  if (!workspace) throw new Error("useWorkspace needs a WorkspaceProvider above it.");
  return workspace;
}

/** Whether the viewer's role has the right; the server decides again on every call. */
export function useMay(permission: string) {
  return useWorkspace().permissions.includes(permission);
}

/** "/leads" -> "/t/northwind/leads". */
export function usePath() {
  const { slug } = useWorkspace();
  return useCallback((path: string) => `/t/${slug}${path}`, [slug]);
}
