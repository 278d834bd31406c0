"use client";

import { Button, Card, Group, PasswordInput, Stack, Title } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";

export function PasswordCard() {
  const t = useTranslations("tenancy.password");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: profile } = useSuspenseQuery(trpc.auth.profile.queryOptions());
  const change = useMutation(
    trpc.auth.changePassword.mutationOptions({
      onSuccess: () => {
        toastDone(t("changed"));
        return queryClient.invalidateQueries(trpc.auth.pathFilter());
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const input = { current: String(fields.get("current") ?? ""), next: String(fields.get("next")) };
    change.mutate(input, { onSuccess: () => form.reset() });
  };
  const isShort = change.error?.data?.fields?.next;
  return (
    <Card maw={640} mt="lg">
      <Title order={2} mb="sm">
        {t("title")}
      </Title>
      <form onSubmit={submit}>
        <Stack>
          <input type="text" name="username" value={profile.email} autoComplete="username" readOnly hidden />
          {profile.hasPassword && (
            <PasswordInput
              name="current"
              label={t("current")}
              autoComplete="current-password"
              required
              error={isShort ? undefined : change.error?.message}
            />
          )}
          <PasswordInput
            name="next"
            label={t("next")}
            description={t("hint")}
            autoComplete="new-password"
            required
            error={isShort}
          />
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t("change")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
