"use client";

import { useQuery } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { ClockProvider } from "@/components/ui/clock";
import { useTRPC } from "./trpc";
import { useWorkspace } from "./workspace";

const everyMs = 30_000;

/**
 * Asks twice a minute, also in a hidden tab: a removed member's tabs leave within 60 s, a changed role redraws the
 * shell, a sandbox's clock follows.
 */
export function Pulse({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { role, clockOffsetMs } = useWorkspace();
  const { data, error } = useQuery({
    ...trpc.tenancy.pulse.queryOptions(),
    initialData: { role, clockOffsetMs },
    initialDataUpdatedAt: 0,
    refetchInterval: everyMs,
    refetchIntervalInBackground: true,
    retry: false,
  });

  useEffect(() => {
    if (error instanceof TRPCClientError && error.data?.code === "NOT_FOUND")
      window.location.assign("/workspaces?removed");
  }, [error]);
  useEffect(() => {
    if (data.role !== role) router.refresh();
  }, [data.role, role, router]);

  return <ClockProvider offsetMs={data.clockOffsetMs}>{children}</ClockProvider>;
}
