"use client";

import { useThrottledCallback } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLive } from "@/components/shell/live";
import { useTRPC, useTRPCClient } from "@/components/shell/trpc";
import type { LeadPage, LeadView } from "@/server/leads";
import { leadQuery } from "./lead-query";
import { useLeadSearch } from "./lead-search";
import { useShownLeads } from "./shown-leads";
import { gatherUpdates, isVisiblyOther } from "./updates";

/** Whatever may change a row of the list. */
const watched = [
  "leads/lead",
  "leads/bulk.",
  "imports/import.",
  "conversations/",
  "messaging/",
  "consent/",
  "bookings/",
  "duplicates/",
];
const askedEveryMs = 2_000;
const pulseMs = 2_500;

interface Loaded {
  pages: LeadPage[];
  pageParams: unknown[];
}

/** The first page and the one on screen: what somebody can see change. */
function pagesOnScreen(pages: readonly LeadPage[], first: number): number[] {
  let seen = 0;
  const at = pages.findIndex(({ leads }) => {
    seen += leads.length;
    return first < seen;
  });
  const shown = Math.max(0, at);
  return [...new Set([0, shown, shown + 1])].filter((page) => page < pages.length);
}

/** A list that never jumps: changed rows show anew where they stand, the rest is counted until somebody asks. */
export function useLiveLeads({ pages, pageParams }: Loaded, reload: () => Promise<unknown>) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const asked = leadQuery(useLeadSearch());
  const question = JSON.stringify(asked);
  const shown = useShownLeads();
  const [waiting, setWaiting] = useState({ question, count: 0 });
  const { fresh, pulse } = usePulse();
  const first = useRef(0);

  const look = async () => {
    if (queryClient.isMutating() > 0) return; // an edit of this tab: its own announcement asks again
    const places = pagesOnScreen(pages, first.current);
    const cursorOf = (place: number) => (pageParams[place] as string | null | undefined) ?? null;
    const answers = await Promise.all(
      places.map((place) => client.segments.leads.query({ ...asked, cursor: cursorOf(place) })),
    );
    const updates = answers.map((answer, at) => {
      const page = pages[places[at] ?? 0];
      return gatherUpdates<LeadView>({
        shown: page?.leads ?? [],
        now: answer.leads,
        isShownEnd: page?.nextCursor === null,
        isEnd: answer.nextCursor === null,
      });
    });
    const before = new Map(pages.flatMap(({ leads }) => leads).map((lead) => [lead.id, lead]));
    const changed = updates.flatMap((update) => update.changed);
    for (const lead of changed) shown.change(lead.id, () => lead);
    pulse(changed.filter((lead) => isVisiblyOther(before.get(lead.id) ?? lead, lead)).map(({ id }) => id));
    setWaiting({ question, count: updates.reduce((sum, update) => sum + update.waiting, 0) });
  };
  // A row that cannot be asked for now is asked for at the next announcement.
  const ask = useThrottledCallback(() => void look().catch(() => undefined), askedEveryMs);
  useLive(watched, ask);
  useWindowFocus(ask);

  const refresh = async () => {
    await Promise.all([reload(), queryClient.invalidateQueries(trpc.segments.countLeads.pathFilter())]);
    setWaiting({ question, count: 0 });
  };
  return {
    waiting: waiting.question === question ? waiting.count : 0,
    fresh,
    refresh,
    onScrolled: (row: number) => {
      first.current = row;
    },
  };
}

/** Rows that are marked for a moment. */
function usePulse() {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(() => setFresh(new Set()), pulseMs);
    return () => clearTimeout(timer);
  }, [fresh]);
  return { fresh, pulse: (ids: string[]) => ids.length > 0 && setFresh(new Set(ids)) };
}

/** A tab that comes back asks what it missed. */
function useWindowFocus(onFocus: () => void) {
  useEffect(() => {
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [onFocus]);
}
