"use client";

import { useParams } from "next/navigation";
import { useCallback } from "react";
import { usePath } from "@/components/shell/workspace";
import { type InboxView, inboxViews } from "@/server/conversations/schemas";

const viewOf = (word: string | undefined): InboxView => inboxViews.find((view) => view === word) ?? "all";

/** The open view and thread, as the address names them. */
export function useInboxPlace() {
  const { slug = [] } = useParams<{ slug?: string[] }>();
  const path = usePath();
  const view = viewOf(slug[0]);
  const conversationId = slug[1] ?? null;
  const viewHref = useCallback((one: InboxView) => path(`/inbox/${one}`), [path]);
  const threadHref = useCallback((id: string) => path(`/inbox/${view}/${id}`), [path, view]);
  return { view, conversationId, viewHref, threadHref };
}
