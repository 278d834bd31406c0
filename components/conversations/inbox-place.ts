"use client";

import { useParams, useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { usePath } from "@/components/shell/workspace";
import { type InboxView, inboxViews } from "@/server/conversations/schemas";

const viewOf = (word: string | undefined): InboxView => inboxViews.find((view) => view === word) ?? "all";

const filterOf = (params: { toString(): string }) => (params.toString() ? `?${params}` : "");

/** The open view and thread, as the address names them; the list keeps its filter while threads are opened. */
export function useInboxPlace() {
  const { slug = [] } = useParams<{ slug?: string[] }>();
  const path = usePath();
  const view = viewOf(slug[0]);
  const conversationId = slug[1] ?? null;
  const filter = filterOf(useSearchParams());
  const viewHref = useCallback((one: InboxView) => path(`/inbox/${one}`), [path]);
  const threadHref = useCallback((id: string) => path(`/inbox/${view}/${id}${filter}`), [path, view, filter]);
  return { view, conversationId, listHref: `${path(`/inbox/${view}`)}${filter}`, viewHref, threadHref };
}
