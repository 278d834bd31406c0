"use client";

import { Anchor, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLive } from "@/components/shell/live";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";

/** The server counts up to this many. */
const mostCounted = 100;

export function NeedsYou() {
  const t = useTranslations("home.needs");
  const trpc = useTRPC();
  const path = usePath();
  const queryClient = useQueryClient();
  const { data: counts } = useSuspenseQuery(trpc.conversations.counts.queryOptions());
  useLive(["conversations/"], () => void queryClient.invalidateQueries(trpc.conversations.counts.queryFilter()));
  const waiting = counts["needs-human"];
  return (
    <Card h="100%">
      <Stack gap="sm">
        <Title order={2}>{t("title")}</Title>
        {waiting === 0 ? (
          <Group gap="xs" wrap="nowrap">
            <IconCircleCheck size={20} aria-hidden />
            <Text size="sm">{t("clear")}</Text>
          </Group>
        ) : (
          <Group justify="space-between">
            <Anchor component={Link} href={path("/inbox/needs-human")} fw={600}>
              {t(waiting < mostCounted ? "count" : "some", { count: waiting })}
            </Anchor>
            <Button component={Link} href={path("/inbox/needs-human")} variant="default">
              {t("start")}
            </Button>
          </Group>
        )}
        {counts.mine > 0 && (
          <Anchor component={Link} href={path("/inbox/mine")} size="sm">
            {t("mine", { count: counts.mine })}
          </Anchor>
        )}
      </Stack>
    </Card>
  );
}
