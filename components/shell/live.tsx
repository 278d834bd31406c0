"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useWorkspace } from "./workspace";

export type LiveEvent = { name: string; data: Record<string, unknown> };
type Listener = (event: LiveEvent) => void;

const Live = createContext<(listener: Listener) => () => void>(() => () => undefined);

/** One stream of announcements a tab; the browser resumes it by itself, and after a gap everything on screen is asked again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const [listeners] = useState(() => new Set<Listener>());
  useEffect(() => {
    const stream = new EventSource(`/api/events?tenant=${encodeURIComponent(slug)}`);
    stream.onmessage = ({ data }) => {
      const event = JSON.parse(data) as LiveEvent;
      for (const listener of listeners) listener(event);
    };
    stream.addEventListener("reset", () => void queryClient.invalidateQueries());
    return () => stream.close();
  }, [slug, listeners, queryClient]);
  const [listen] = useState(() => (listener: Listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  });
  return <Live value={listen}>{children}</Live>;
}

const quietMs = 400;

/** Calls back when something with one of these name beginnings was announced: at most every 0.4 s. */
export function useLive(beginnings: readonly string[], onChange: () => void) {
  const listen = useContext(Live);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const watched = beginnings.join(" ");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = listen(({ name }) => {
      if (timer || !watched.split(" ").some((beginning) => name.startsWith(beginning))) return;
      timer = setTimeout(() => {
        timer = undefined;
        latest.current();
      }, quietMs);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [listen, watched]);
}
