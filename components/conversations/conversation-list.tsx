"use client";

import { Button, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconInbox, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { type RefObject, useMemo, useRef, useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorCard } from "@/components/ui/error-card";
import { LoadMore } from "@/components/ui/load-more";
import { TableSkeleton } from "@/components/ui/skeletons";
import { ConversationItem } from "./conversation-item";
import classes from "./inbox.module.css";
import { useInboxPlace } from "./inbox-place";

/** The threads of the open view, newest first; J and K move through them, Enter opens. */
export function ConversationList() {
  const t = useTranslations("conversations");
  const [search, setSearch] = useQueryState("q", parseAsString.withDefault(""));
  const pane = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useListKeys(pane, box);
  return (
    <div ref={pane} className={classes.list}>
      <SearchBox ref={box} search={search} onSearch={(text) => void setSearch(text || null)} />
      <section aria-label={t("list")}>
        <Threads search={search} onClear={() => void setSearch(null)} />
      </section>
    </div>
  );
}

interface SearchBoxProps {
  ref: RefObject<HTMLInputElement | null>;
  search: string;
  onSearch: (text: string) => void;
}

function SearchBox({ ref, search, onSearch }: SearchBoxProps) {
  const t = useTranslations("conversations");
  const [typed, setTyped] = useState(search);
  const later = useDebouncedCallback(onSearch, 250);
  return (
    <TextInput
      ref={ref}
      type="search"
      aria-label={t("search")}
      placeholder={t("search")}
      maxLength={80}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
}

function Threads({ search, onClear }: { search: string; onClear: () => void }) {
  const t = useTranslations("conversations");
  const trpc = useTRPC();
  const { view } = useInboxPlace();
  const query = useInfiniteQuery(
    trpc.conversations.list.infiniteQueryOptions(
      { view, search: search || undefined },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  if (query.isPending) return <TableSkeleton rows={6} />;
  if (query.isError) return <ErrorCard error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <NoThreads isSearch={search !== ""} onClear={onClear} />;
  return (
    <>
      <ul className={classes.items} aria-label={t("list")}>
        {rows.map((row) => (
          <ConversationItem key={row.id} row={row} />
        ))}
      </ul>
      {query.hasNextPage && <LoadMore isLoading={query.isFetchingNextPage} onLoad={() => void query.fetchNextPage()} />}
    </>
  );
}

function NoThreads({ isSearch, onClear }: { isSearch: boolean; onClear: () => void }) {
  const t = useTranslations("conversations.empty");
  const { view } = useInboxPlace();
  if (isSearch)
    return (
      <EmptyState
        icon={<IconSearch aria-hidden />}
        title={t("search")}
        action={
          <Button variant="default" onClick={onClear}>
            {t("clear")}
          </Button>
        }
      />
    );
  return (
    <EmptyState icon={<IconInbox aria-hidden />} title={t(view === "all" ? "first" : "clearTitle")}>
      {t(view === "all" ? "firstText" : "clearText")}
    </EmptyState>
  );
}

/** Moves the focus by one thread, so that Enter opens it like every link. */
function step(pane: HTMLElement | null, by: 1 | -1) {
  const links = [...(pane?.querySelectorAll<HTMLAnchorElement>("a[data-thread]") ?? [])];
  const focused = links.indexOf(document.activeElement as HTMLAnchorElement);
  const from = focused >= 0 ? focused : links.findIndex((link) => link.getAttribute("aria-current") === "true");
  const next = links[Math.min(Math.max(from + by, 0), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function useListKeys(pane: RefObject<HTMLDivElement | null>, box: RefObject<HTMLInputElement | null>) {
  const t = useTranslations("conversations");
  const shortcuts = useMemo(
    () => [
      { keys: "j", label: t("keys.next"), group: t("title"), run: () => step(pane.current, 1) },
      { keys: "k", label: t("keys.previous"), group: t("title"), run: () => step(pane.current, -1) },
      { keys: "/", label: t("search"), group: t("title"), run: () => box.current?.focus() },
    ],
    [t, pane, box],
  );
  useShortcuts(shortcuts);
}
