"use client";

import { Alert, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import type { TimingProfile } from "@/server/timing/schemas";
import { AttentionFields } from "./attention-fields";
import { CapFields } from "./cap-fields";
import { DayFields } from "./day-fields";
import { HoursEffect } from "./hours-effect";

/** When this workspace texts at all, and how often one person at most; the server refuses what the law does not allow. */
export function WorkspaceHours() {
  const trpc = useTRPC();
  const { data: profile } = useSuspenseQuery(trpc.timing.profile.queryOptions());
  return <HoursForm profile={profile} />;
}

function HoursForm({ profile }: { profile: TimingProfile }) {
  const t = useTranslations("timing");
  const [draft, setDraft] = useState(profile);
  const save = useSave();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(draft);
  };
  return (
    <Card component="section" aria-labelledby="workspace-hours">
      <form onSubmit={submit}>
        <Stack>
          <div>
            <Title order={2} fz="md" id="workspace-hours">
              {t("title")}
            </Title>
            <Text size="sm" c="dimmed">
              {t("text")}
            </Text>
          </div>
          {save.error && (
            <Alert color="red" role="alert">
              {save.error.message}
            </Alert>
          )}
          <DayFields windows={draft.windows} onChange={(windows) => setDraft({ ...draft, windows })} />
          <CapFields caps={draft.caps} onChange={(caps) => setDraft({ ...draft, caps })} />
          <AttentionFields attention={draft.attention} onChange={(attention) => setDraft({ ...draft, attention })} />
          <HoursEffect draft={draft} isChanged={draft !== profile} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

function useSave() {
  const t = useTranslations("timing");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.timing.update.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.timing.pathFilter());
        toastDone(t("saved"));
      },
    }),
  );
}
