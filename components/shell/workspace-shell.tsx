"use client";

import { useMediaQuery } from "@mantine/hooks";
import { Notifications } from "@mantine/notifications";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import type { WorkspaceView } from "@/server/tenancy/schemas";
import { LiveProvider } from "./live";
import { Pulse } from "./pulse";
import { SessionDialog } from "./session-dialog";
import { Shell } from "./shell";
import { TRPCProvider } from "./trpc";
import { ShortcutProvider } from "./use-shortcuts";
import { ViewerDefaults } from "./viewer-defaults";
import { WorkspaceProvider } from "./workspace";

/** Out of the way of the tab bar that a phone has at the bottom. */
function Toasts() {
  const isPhone = useMediaQuery("(max-width: 48em)");
  return <Notifications position={isPhone ? "top-center" : "bottom-left"} limit={3} autoClose={6_000} />;
}

/** Everything a signed-in page stands on; one per workspace, so that nothing leaks between two. */
export function WorkspaceShell({ workspace, children }: { workspace: WorkspaceView; children: ReactNode }) {
  return (
    <WorkspaceProvider value={workspace}>
      <TRPCProvider tenant={workspace.slug}>
        <NuqsAdapter>
          <Pulse>
            <LiveProvider>
              <ShortcutProvider isEnabled={workspace.viewer.shortcuts === "on"}>
                <Toasts />
                <ViewerDefaults />
                <Shell>{children}</Shell>
                <SessionDialog />
              </ShortcutProvider>
            </LiveProvider>
          </Pulse>
        </NuqsAdapter>
      </TRPCProvider>
    </WorkspaceProvider>
  );
}
