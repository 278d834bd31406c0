import "server-only";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache, type ReactNode } from "react";
import { requestContext } from "./context";
import { makeQueryClient } from "./query-client";
import { appRouter } from "./root";

const queryClient = cache(() => makeQueryClient());

/** The request's own context, one a render; the workspace comes from the path through proxy.ts. */
export const renderContext = cache(async () => requestContext(await headers()));

/** Query options for server components: `prefetch(trpc.campaigns.list.queryOptions())`. */
export const trpc = createTRPCOptionsProxy({ ctx: renderContext, router: appRouter, queryClient });

interface Prefetchable {
  queryKey: readonly unknown[];
}

/** Starts a query without waiting: the page streams, and the browser picks the answer up. */
export function prefetch<Options extends Prefetchable>(options: Options) {
  const client = queryClient();
  const [, details] = options.queryKey as [unknown, { type?: string } | undefined];
  const fetched =
    details?.type === "infinite"
      ? client.prefetchInfiniteQuery(options as unknown as Parameters<typeof client.prefetchInfiniteQuery>[0])
      : client.prefetchQuery(options as Parameters<typeof client.prefetchQuery>[0]);
  fetched.catch(() => undefined);
}

/** Hands what was prefetched to the client components inside. */
export function Hydrated({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>;
}
