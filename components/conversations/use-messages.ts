"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/shell/trpc";

/** The thread's texts, oldest first as one reads them; older pages come on demand. */
export function useMessages(conversationId: string) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.conversations.messages.infiniteQueryOptions(
      { conversationId },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const newestFirst = query.data?.pages.flatMap((page) => page.data) ?? [];
  return { query, messages: newestFirst.toReversed(), newestId: newestFirst[0]?.id ?? null };
}

export type ThreadMessages = ReturnType<typeof useMessages>;
