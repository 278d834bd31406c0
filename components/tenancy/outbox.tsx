"use client";

import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import classes from "./outbox.module.css";

const tones: Record<string, Tone> = { sent: "success", failed: "danger", pending: "info", on_screen: "neutral" };

/** The workspace's mail to its own users: read here in a sandbox, where nothing is sent. */
export function Outbox() {
  const t = useTranslations("tenancy.outbox");
  const trpc = useTRPC();
  const list = useSuspenseInfiniteQuery(
    trpc.notices.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const notices = list.data.pages.flatMap((page) => page.notices);
  if (notices.length === 0) {
    return (
      <EmptyState icon={<IconMail />} title={t("emptyTitle")}>
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <Stack maw={720}>
      {notices.map((notice) => (
        <Card key={notice.id} component="article">
          <Group justify="space-between" align="flex-start">
            <div>
              <Title order={2} fz="md">
                {notice.subject}
              </Title>
              <Text size="sm" c="dimmed" component="div">
                {t("to", { recipient: notice.recipient })} · <TimeText value={notice.createdAt} onRealClock />
              </Text>
            </div>
            <StatusBadge tone={tones[notice.status] ?? "neutral"}>{t(`status.${notice.status}`)}</StatusBadge>
          </Group>
          <pre className={classes.body}>{notice.body}</pre>
          {notice.error && (
            <Text size="sm" c="var(--mantine-color-error)">
              {notice.error}
            </Text>
          )}
        </Card>
      ))}
      {list.hasNextPage && <LoadMore isLoading={list.isFetchingNextPage} onLoad={() => list.fetchNextPage()} />}
    </Stack>
  );
}
