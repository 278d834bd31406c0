"use client";

import { Button } from "@mantine/core";
import { IconInbox, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RefObject, useMemo, useRef } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorCard } from "@/components/ui/error-card";
import { LoadMore } from "@/components/ui/load-more";
import { TableSkeleton } from "@/components/ui/skeletons";
import { ConversationItem } from "./conversation-item";
import classes from "./inbox.module.css";
import { useInboxPlace } from "./inbox-place";
import { type ListFilter, useListFilter } from "./list-filter";
import { SearchBox, StateFilter } from "./list-filter-fields";

/** The threads of the open view, newest first; J and K move through them, Enter opens. */
export function ConversationList() {
  const t = useTranslations("conversations");
  const filter = useListFilter();
  const pane = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useListKeys(pane, box);
  return (
    <div ref={pane} className={classes.list}>
      <SearchBox ref={box} filter={filter} />
      <StateFilter filter={filter} />
      <section aria-label={t("list")}>
        <Threads filter={filter} />
      </section>
    </div>
  );
}

function Threads({ filter }: { filter: ListFilter }) {
  const t = useTranslations("conversations");
  const trpc = useTRPC();
  const { view } = useInboxPlace();
  const query = useInfiniteQuery(
    trpc.conversations.list.infiniteQueryOptions(
      { view, search: filter.search || undefined, state: filter.state ?? undefined },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  if (query.isPending) return <TableSkeleton rows={6} />;
  if (query.isError) return <ErrorCard error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <NoThreads isFiltered={filter.isOn} onClear={filter.clear} />;
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

function NoThreads({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useTranslations("conversations.empty");
  const { view } = useInboxPlace();
  if (isFiltered)
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
