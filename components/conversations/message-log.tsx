"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { ErrorCard } from "@/components/ui/error-card";
import { LoadMore } from "@/components/ui/load-more";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TableSkeleton } from "@/components/ui/skeletons";
import { MessageBubble } from "./message-bubble";
import { PendingBubble } from "./pending-bubble";
import classes from "./thread.module.css";
import type { ThreadMessages } from "./use-messages";

interface MessageLogProps {
  conversationId: string;
  name: string;
  thread: ThreadMessages;
}

/** Every text of the thread and what still waits to leave; it keeps its end in sight as texts arrive. */
export function MessageLog({ conversationId, name, thread }: MessageLogProps) {
  const t = useTranslations("conversations");
  const trpc = useTRPC();
  const { query, messages, newestId } = thread;
  const { data: pending = [] } = useQuery(trpc.conversations.pending.queryOptions({ conversationId }));
  const log = useRef<HTMLElement>(null);
  const end = `${newestId} ${pending.map(({ id }) => id).join(" ")}`;
  useEffect(() => {
    if (end) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [end]);
  return (
    <ScrollRegion ref={log} role="log" label={t("log", { name })} className={classes.log}>
      {query.isPending && <TableSkeleton rows={4} />}
      {query.isError && !query.data && <ErrorCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.hasNextPage && <LoadMore isLoading={query.isFetchingNextPage} onLoad={() => void query.fetchNextPage()} />}
      {query.isSuccess && messages.length + pending.length === 0 && (
        <Text size="sm" c="dimmed" ta="center">
          {t("noTexts")}
        </Text>
      )}
      {messages.map((message) => (
        <MessageBubble key={message.id} message={message} name={name} conversationId={conversationId} />
      ))}
      {pending.map((text) => (
        <PendingBubble key={text.id} text={text} />
      ))}
    </ScrollRegion>
  );
}
