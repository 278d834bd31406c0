"use client";

import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath } from "@/components/shell/workspace";
import { TimeText } from "@/components/ui/time-text";
import { useUndoMerge } from "./use-undo";

/** The merges that can still be undone: all of the workspace, or those of one lead. */
export function RecentMerges({ leadId }: { leadId?: string }) {
  const t = useTranslations("duplicates");
  const trpc = useTRPC();
  const path = usePath();
  const mayWrite = useMay("leads:write");
  const undo = useUndoMerge();
  const { data: merges } = useSuspenseQuery(trpc.duplicates.recentMerges.queryOptions(leadId ? { leadId } : {}));
  if (merges.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={t("recent.title")}>
      <Stack gap="xs">
        <Title order={2} fz="lg">
          {t("recent.title")}
        </Title>
        {merges.map((merge) => (
          <Group key={merge.id} justify="space-between">
            <Stack gap={0}>
              <Link href={path(`/leads/${merge.leadId}`)}>
                {t("recent.line", { name: merge.name || t("unnamed"), other: merge.otherName || t("unnamed") })}
              </Link>
              <Text size="sm" c="dimmed" component="div">
                <TimeText value={merge.mergedAt} relative /> {t("recent.by", { by: merge.mergedBy })}
              </Text>
            </Stack>
            {mayWrite && (
              <Button
                size="compact-sm"
                variant="default"
                loading={undo.isPending && undo.variables?.mergeId === merge.id}
                onClick={() => undo.mutate({ mergeId: merge.id })}
              >
                {t("undo")}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
