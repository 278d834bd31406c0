"use client";

import { Anchor, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { MessageBubble } from "@/components/conversations/message-bubble";
import { useMessages } from "@/components/conversations/use-messages";
import { usePath } from "@/components/shell/workspace";
import { ErrorCard } from "@/components/ui/error-card";
import { LoadMore } from "@/components/ui/load-more";
import { TableSkeleton } from "@/components/ui/skeletons";

/** The lead's one thread across channels, as one reads it; it is answered in the inbox. */
export function LeadConversation({ leadId, name }: { leadId: string; name: string }) {
  const t = useTranslations("leads.page");
  const path = usePath();
  const { query, messages } = useMessages(leadId);
  const isUnbegun = query.error?.data?.code === "NOT_FOUND" || (query.data && messages.length === 0);
  if (isUnbegun) return <Text c="dimmed">{t("noConversation")}</Text>;
  return (
    <Stack gap="sm">
      <Anchor component={Link} href={path(`/inbox/all/${leadId}`)}>
        {t("conversation")}
      </Anchor>
      {query.isPending && <TableSkeleton rows={4} />}
      {query.error && <ErrorCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.hasNextPage && <LoadMore isLoading={query.isFetchingNextPage} onLoad={() => void query.fetchNextPage()} />}
      {messages.map((message) => (
        <MessageBubble key={message.id} conversationId={leadId} message={message} name={name} />
      ))}
    </Stack>
  );
}
