"use client";

import { Alert, Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useWorkspaceNow } from "@/components/ui/clock";
import type { TaskView } from "@/server/tasks";

const dayMs = 86_400_000;

/** Done, with what came of it; skipped, with the reason; or later. */
export function CloseTask({ task, onDone }: { task: TaskView; onDone: () => void }) {
  const t = useTranslations("tasks");
  const [note, setNote] = useState("");
  const { complete, skip, snooze, isBusy, error } = useTaskActs(onDone);
  const now = useWorkspaceNow();
  const tomorrow = () => new Date(Math.max(task.dueAt.getTime(), now.getTime()) + dayMs);
  return (
    <Stack gap="xs">
      {error && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
      <Textarea
        label={t("noteLabel")}
        description={t("noteText")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2_000}
        data-autofocus
      />
      <Group gap="xs">
        <Button loading={isBusy} onClick={() => complete.mutate({ taskId: task.id, note })}>
          {t(`done.${task.kind}`)}
        </Button>
        <Button
          variant="default"
          disabled={isBusy}
          onClick={() => snooze.mutate({ taskId: task.id, until: tomorrow() })}
        >
          {t("tomorrow")}
        </Button>
        <Button
          variant="default"
          disabled={isBusy || note.trim().length < 3}
          onClick={() => skip.mutate({ taskId: task.id, reason: note })}
        >
          {t("skip")}
        </Button>
      </Group>
    </Stack>
  );
}

function useTaskActs(onDone: () => void) {
  const t = useTranslations("tasks");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const after = (words: string) => ({
    onSuccess: async () => {
      onDone();
      toastDone(words);
      await queryClient.invalidateQueries(trpc.tasks.pathFilter());
    },
  });
  const complete = useMutation(trpc.tasks.complete.mutationOptions(after(t("told.done"))));
  const skip = useMutation(trpc.tasks.skip.mutationOptions(after(t("told.skipped"))));
  const snooze = useMutation(trpc.tasks.snooze.mutationOptions(after(t("told.snoozed"))));
  const all = [complete, skip, snooze];
  return {
    ...{ complete, skip, snooze },
    isBusy: all.some(({ isPending }) => isPending),
    error: all.find((act) => act.error)?.error ?? null,
  };
}
