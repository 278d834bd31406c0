"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { conversationStates } from "@/server/conversations/schemas";

const params = { q: parseAsString.withDefault(""), state: parseAsStringLiteral(conversationStates) };

/** What the list is narrowed to, kept in the address: words of a name, and a state. */
export function useListFilter() {
  const [{ q: search, state }, set] = useQueryStates(params);
  return {
    search,
    state,
    isOn: search !== "" || state !== null,
    searchFor: (text: string) => void set({ q: text || null }),
    choose: (chosen: typeof state) => void set({ state: chosen }),
    clear: () => void set({ q: null, state: null }),
  };
}

export type ListFilter = ReturnType<typeof useListFilter>;
