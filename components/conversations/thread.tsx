"use client";

import { Anchor, Text } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, useWorkspace } from "@/components/shell/workspace";
import { ErrorCard } from "@/components/ui/error-card";
import { TableSkeleton } from "@/components/ui/skeletons";
import { Composer } from "./composer";
import classes from "./inbox.module.css";
import { useInboxPlace } from "./inbox-place";
import { MessageLog } from "./message-log";
import { TextAsLead } from "./text-as-lead";
import { ThreadHead } from "./thread-head";
import { type ConversationView, nameOf } from "./thread-view";
import { useMessages } from "./use-messages";

/** One conversation: whose turn it is, every text both ways, and the reply. */
export function Thread({ conversationId }: { conversationId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.conversations.get.queryOptions({ conversationId }));
  return (
    <>
      <BackLink />
      {query.isPending && <TableSkeleton rows={6} />}
      {query.isError && !query.data && <ErrorCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Loaded conversation={query.data} />}
    </>
  );
}

function BackLink() {
  const t = useTranslations("conversations");
  const { view, listHref } = useInboxPlace();
  return (
    <Anchor component={Link} href={listHref} size="sm" className={classes.back}>
      <IconChevronLeft size={16} aria-hidden />
      {t("back", { view: t(`views.${view}`) })}
    </Anchor>
  );
}

function Loaded({ conversation }: { conversation: ConversationView }) {
  const t = useTranslations("conversations");
  const { sandbox } = useWorkspace();
  const [mayReply, mayPlay] = [useMay("conversations:reply"), useMay("sandbox:write")];
  const name = nameOf(conversation.lead, t("unknown"));
  const thread = useMessages(conversation.id);
  useMarkRead(conversation);
  return (
    <>
      <ThreadHead conversation={conversation} name={name} />
      <MessageLog conversationId={conversation.id} name={name} thread={thread} />
      {mayReply ? (
        <Composer conversation={conversation} lastSeenMessageId={thread.newestId} />
      ) : (
        <Text size="sm" c="dimmed">
          {t("composer.mayNot")}
        </Text>
      )}
      {sandbox && mayPlay && (
        <TextAsLead conversationId={conversation.id} name={name} writesBy={conversation.channel} />
      )}
    </>
  );
}

/** An open thread is read, and stays so while texts arrive in it. */
function useMarkRead({ id, isUnread, lastMessageId }: ConversationView) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate } = useMutation(
    trpc.conversations.markRead.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.conversations.list.pathFilter()),
    }),
  );
  const marked = useRef<string | null>(null);
  useEffect(() => {
    if (!isUnread || marked.current === lastMessageId) return;
    marked.current = lastMessageId;
    mutate({ conversationId: id });
  }, [id, isUnread, lastMessageId, mutate]);
}
