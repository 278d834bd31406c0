"use client";

import { Card, Switch, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";

/** Whether marketing mail counts opens and clicks: off until somebody wants it. */
export function MailTracking({ isOn }: { isOn: boolean }) {
  const t = useTranslations("channels.mail.tracking");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.channels.setMailTracking.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.channels.settings.queryFilter()),
    }),
  );
  return (
    <Card component="section" aria-label={t("title")}>
      <Title order={3} fz="md" mb="sm">
        {t("title")}
      </Title>
      <Switch
        label={t("label")}
        description={t("text")}
        error={save.error?.message}
        checked={save.isPending ? save.variables.tracks_mail : isOn}
        onChange={(event) => save.mutate({ tracks_mail: event.currentTarget.checked })}
      />
    </Card>
  );
}
