"use client";

import { Button, Center, Group, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useTRPCClient } from "@/components/shell/trpc";
import { ErrorCard } from "@/components/ui/error-card";
import { TableSkeleton } from "@/components/ui/skeletons";
import { type TimelineKind, timelineKinds } from "@/server/conversations/schemas";
import classes from "./lead-timeline.module.css";
import { TimelineEntry } from "./timeline-entry";

/** What the filter offers: an opt-out is a matter of consent. */
const offered = timelineKinds.filter((kind) => kind !== "suppression");
const kindsOf = (chosen: TimelineKind | null): TimelineKind[] => {
  if (!chosen) return [];
  return chosen === "consent" ? ["consent", "suppression"] : [chosen];
};

const parsers = { kind: parseAsStringLiteral(offered), find: parseAsString.withDefault("") };

function useTimeline(leadId: string) {
  const client = useTRPCClient();
  const [asked, setAsked] = useQueryStates(parsers, { history: "replace" });
  const [search] = useDebouncedValue(asked.find, 250);
  const query = useInfiniteQuery({
    queryKey: ["lead-timeline", leadId, asked.kind, search],
    queryFn: ({ pageParam }) =>
      client.conversations.timeline.query({
        leadId,
        kinds: kindsOf(asked.kind),
        search: search.slice(0, 100),
        cursor: pageParam ?? undefined,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    // The first page alone is looked at again: older ones do not change.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : 5_000),
  });
  return { asked, setAsked, query };
}

/** One thread of everything that happened to a lead, newest first; filtered and searched by the server. */
export function LeadTimeline({ leadId, name }: { leadId: string; name: string }) {
  const t = useTranslations("leads");
  const { asked, setAsked, query } = useTimeline(leadId);
  const items = query.data?.pages.flatMap((page) => page.data) ?? [];
  const isNarrowed = asked.kind !== null || asked.find !== "";
  return (
    <Stack gap="sm" component="section" aria-label={t("page.timeline")}>
      <Title order={2} fz="lg">
        {t("page.timeline")}
      </Title>
      <Group gap="sm" align="flex-end">
        <Select
          label={t("timeline.show")}
          data={offered.map((kind) => ({ value: kind, label: t(`timeline.kinds.${kind}`) }))}
          value={asked.kind}
          onChange={(kind) => void setAsked({ kind: kind as typeof asked.kind })}
          placeholder={t("timeline.kinds.all")}
          clearable
          clearButtonProps={{ "aria-label": t("timeline.everything") }}
          w={180}
        />
        <TextInput
          label={t("timeline.find")}
          value={asked.find}
          onChange={(event) => void setAsked({ find: event.currentTarget.value || null })}
          leftSection={<IconSearch size={16} aria-hidden />}
          flex={1}
          miw={160}
          maxLength={100}
          type="search"
        />
      </Group>
      {query.error && <ErrorCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <TableSkeleton rows={5} />}
      {query.data && items.length === 0 && <Text c="dimmed">{t(isNarrowed ? "timeline.none" : "page.nothing")}</Text>}
      <ol className={classes.list}>
        {items.map((item) => (
          <TimelineEntry key={`${item.kind}-${item.id}`} item={item} name={name} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("timeline.older")}
          </Button>
        </Center>
      )}
    </Stack>
  );
}
