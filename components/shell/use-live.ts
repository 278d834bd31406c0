"use client";

import { useEffect, useRef } from "react";
import { useWorkspace } from "./workspace";

/** An announcement: its name ("campaigns/campaign.launched") and the ids that it carries. */
export interface LiveNews {
  name: string;
  data: Record<string, unknown>;
}

type Hear = (news: LiveNews | null) => void;

interface Stream {
  source: EventSource;
  hearers: Set<Hear>;
}

const streams = new Map<string, Stream>();

function tell(stream: Stream, news: LiveNews | null) {
  for (const hear of stream.hearers) hear(news);
}

function openStream(tenant: string): Stream {
  const source = new EventSource(`/api/events?tenant=${encodeURIComponent(tenant)}`);
  const stream: Stream = { source, hearers: new Set() };
  source.addEventListener("message", (event: MessageEvent<string>) => tell(stream, JSON.parse(event.data)));
  source.addEventListener("reset", () => tell(stream, null));
  streams.set(tenant, stream);
  return stream;
}

/** One stream a tab and workspace, however many listen; the last to leave closes it. */
function listen(tenant: string, hear: Hear) {
  const known = streams.get(tenant);
  const stream = known && known.source.readyState !== EventSource.CLOSED ? known : openStream(tenant);
  stream.hearers.add(hear);
  return () => {
    stream.hearers.delete(hear);
    if (stream.hearers.size > 0) return;
    stream.source.close();
    streams.delete(tenant);
  };
}

/**
 * Calls back on announcements whose name starts with one of the topics ("conversations/", "campaigns/campaign.launched").
 * With null after a gap that could not be replayed: refetch what is shown. The browser resumes after the last one heard.
 */
export function useLive(topics: readonly string[], onNews: (news: LiveNews | null) => void) {
  const { slug } = useWorkspace();
  const latest = useRef({ topics, onNews });
  useEffect(() => {
    latest.current = { topics, onNews };
  });
  useEffect(
    () =>
      listen(slug, (news) => {
        const { topics: wanted, onNews: hear } = latest.current;
        if (news === null || wanted.some((topic) => news.name.startsWith(topic))) hear(news);
      }),
    [slug],
  );
}
