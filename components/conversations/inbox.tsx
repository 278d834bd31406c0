"use client";

import { IconMessages } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLive } from "@/components/shell/live";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import { ConversationList } from "./conversation-list";
import classes from "./inbox.module.css";
import { useInboxPlace } from "./inbox-place";
import { Thread } from "./thread";
import { ViewList } from "./view-list";

/** Views, list and thread side by side; on a phone one at a time. */
export function Inbox() {
  const t = useTranslations("conversations");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { conversationId } = useInboxPlace();
  useLive(
    ["conversations/", "messaging/", "bookings/", "consent/"],
    () => void queryClient.invalidateQueries(trpc.conversations.pathFilter()),
  );
  return (
    <div className={classes.inbox} data-open={conversationId ? true : undefined}>
      <div className={classes.header}>
        <PageHeader title={t("title")} />
      </div>
      <div className={classes.panes}>
        <ViewList />
        <ConversationList />
        <section className={classes.thread} aria-label={t("thread")}>
          {conversationId ? (
            <Thread key={conversationId} conversationId={conversationId} />
          ) : (
            <EmptyState icon={<IconMessages aria-hidden />} title={t("none.title")}>
              {t("none.text")}
            </EmptyState>
          )}
        </section>
      </div>
    </div>
  );
}
