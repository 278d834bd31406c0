"use client";

import { Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import classes from "./inbox.module.css";
import { useInboxPlace } from "./inbox-place";
import { PenBadge } from "./pen-badge";
import { type ConversationRow, nameOf } from "./thread-view";

/** One thread in the list: who, when, the last words, whose turn. */
export function ConversationItem({ row }: { row: ConversationRow }) {
  const t = useTranslations("conversations");
  const { conversationId, threadHref } = useInboxPlace();
  return (
    <li>
      <Link
        href={threadHref(row.id)}
        className={classes.item}
        data-thread
        data-unread={row.isUnread || undefined}
        aria-current={row.id === conversationId ? "true" : undefined}
      >
        <span className={classes.itemHead}>
          <Text component="span" size="sm" fw={row.isUnread ? 700 : 500} truncate>
            {nameOf(row, t("unknown"))}
            {row.company ? ` · ${row.company}` : ""}
          </Text>
          <Text component="span" size="xs" className={classes.when}>
            <TimeText value={row.lastMessageAt} relative />
          </Text>
        </span>
        <Text component="span" size="sm" truncate display="block">
          {row.isUnread && row.lastDirection === "in" && <strong>{t("unread")} </strong>}
          {row.lastDirection === "out" ? t("sentPreview", { text: row.preview }) : row.preview}
        </Text>
        <PenBadge conversation={row} />
      </Link>
    </li>
  );
}
