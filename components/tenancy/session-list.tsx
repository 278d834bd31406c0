"use client";

import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { StatusBadge } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import { browserOf } from "./browser-name";

/** Every browser that is signed in as the viewer, each with its end. */
export function SessionList() {
  const t = useTranslations("tenancy.sessions");
  const trpc = useTRPC();
  const { data: sessions } = useSuspenseQuery(trpc.auth.sessions.queryOptions());
  return (
    <Card maw={640} mt="lg">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t("title")}</Title>
        {sessions.length > 1 && <EndOthers />}
      </Group>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {sessions.map((session) => (
          <Group component="li" key={session.id} justify="space-between">
            <div>
              <Text size="sm" fw={500}>
                {browserOf(session.userAgent) ?? t("unknown")}
              </Text>
              <Text size="xs" c="dimmed" component="div">
                {t("lastUsed")} <TimeText value={session.lastSeenAt} relative onRealClock />
              </Text>
            </div>
            {session.isCurrent ? (
              <StatusBadge tone="success">{t("current")}</StatusBadge>
            ) : (
              <EndSession sessionId={session.id} />
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

function useAfterEnd(done: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return {
    onSuccess: () => toastDone(done),
    onError: (error: { message: string }) => toastFailure(error.message),
    onSettled: () => queryClient.invalidateQueries(trpc.auth.sessions.queryFilter()),
  };
}

function EndSession({ sessionId }: { sessionId: string }) {
  const t = useTranslations("tenancy.sessions");
  const trpc = useTRPC();
  const end = useMutation(trpc.auth.revokeSession.mutationOptions(useAfterEnd(t("ended"))));
  return (
    <Button variant="default" size="xs" loading={end.isPending} onClick={() => end.mutate({ sessionId })}>
      {t("end")}
    </Button>
  );
}

function EndOthers() {
  const t = useTranslations("tenancy.sessions");
  const trpc = useTRPC();
  const end = useMutation(trpc.auth.revokeOtherSessions.mutationOptions(useAfterEnd(t("othersEnded"))));
  return (
    <Button variant="default" size="xs" loading={end.isPending} onClick={() => end.mutate()}>
      {t("endOthers")}
    </Button>
  );
}
