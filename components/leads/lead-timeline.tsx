"use client";

import { Button, Center, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/components/shell/trpc";
import { ErrorCard } from "@/components/ui/error-card";
import { TableSkeleton } from "@/components/ui/skeletons";
import classes from "./lead-timeline.module.css";
import { TimelineEntry } from "./timeline-entry";

const kinds = ["all", "message", "touch", "booking", "consent", "change"] as const;
type Kind = (typeof kinds)[number];

const belongs = (kind: string, chosen: Kind) =>
  chosen === "all" || kind === chosen || (chosen === "consent" && kind === "suppression");

/** One thread of everything that happened to a lead, newest first. */
export function LeadTimeline({ leadId, name }: { leadId: string; name: string }) {
  const t = useTranslations("leads");
  const client = useTRPCClient();
  const [kind, setKind] = useState<Kind>("all");
  const query = useInfiniteQuery({
    queryKey: ["lead-timeline", leadId],
    queryFn: ({ pageParam }) => client.conversations.timeline.query({ leadId, before: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextBefore,
    refetchInterval: 5_000,
  });
  const items = (query.data?.pages.flatMap((page) => page.data) ?? []).filter((item) => belongs(item.kind, kind));
  return (
    <Stack gap="sm" component="section" aria-label={t("page.timeline")}>
      <Title order={2} fz="lg">
        {t("page.timeline")}
      </Title>
      <div className={classes.kinds}>
        <SegmentedControl
          size="xs"
          value={kind}
          onChange={(next) => setKind(next as Kind)}
          data={kinds.map((one) => ({ value: one, label: t(`timeline.kinds.${one}`) }))}
          aria-label={t("page.timeline")}
        />
      </div>
      {query.error && <ErrorCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <TableSkeleton rows={5} />}
      {query.data && items.length === 0 && <Text c="dimmed">{t("page.nothing")}</Text>}
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
