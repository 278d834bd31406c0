"use client";

import { MutationCache, QueryCache, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchStreamLink, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { makeQueryClient } from "@/server/trpc/query-client";
import type { AppRouter } from "@/server/trpc/root";
import { announceSessionEnd } from "./session-end";

const trpcContext = createTRPCContext<AppRouter>();

/** `const trpc = useTRPC()` gives query and mutation options of every router. */
export const { useTRPC, useTRPCClient } = trpcContext;

const codeOf = (error: unknown) =>
  error instanceof TRPCClientError ? (error.data?.code as string | undefined) : undefined;

function watchSession(error: unknown) {
  if (codeOf(error) === "UNAUTHORIZED") announceSessionEnd();
}

/**
 * On the server a client component never calls its own server: what the page did not prefetch shows its skeleton and is
 * asked for by the browser. The digest is the one by which Next knows this from a failure.
 */
const leaveToBrowser: TRPCLink<AppRouter> = () => () =>
  observable((observer) => {
    const left = new TRPCClientError<AppRouter>("Asked for by the browser.");
    observer.error(Object.assign(left, { digest: "BAILOUT_TO_CLIENT_SIDE_RENDERING" }));
  });

/** One client and one cache a workspace: two workspaces in two tabs, or one after the other, never mix. */
export function TRPCProvider({ tenant, children }: { tenant: string; children: ReactNode }) {
  const [queryClient] = useState(() =>
    makeQueryClient({
      queryCache: new QueryCache({ onError: watchSession }),
      mutationCache: new MutationCache({ onError: watchSession }),
    }),
  );
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        typeof window === "undefined"
          ? leaveToBrowser
          : httpBatchStreamLink({
              url: "/api/trpc",
              transformer: superjson,
              headers: { "x-tenant": tenant },
              maxItems: 12,
            }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <trpcContext.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </trpcContext.TRPCProvider>
    </QueryClientProvider>
  );
}
