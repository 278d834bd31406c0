"use client";

import { Button, Card, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, useWorkspace } from "@/components/shell/workspace";

/** The workspace's name and what kind of workspace it is. */
export function GeneralForm() {
  const t = useTranslations("tenancy.general");
  const trpc = useTRPC();
  const router = useRouter();
  const workspace = useWorkspace();
  const mayRename = useMay("settings:branding");
  const rename = useMutation(
    trpc.tenancy.rename.mutationOptions({
      onSuccess: () => {
        toastDone(t("saved"));
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    rename.mutate({ name: String(new FormData(event.currentTarget).get("name")) });
  };
  return (
    <Card maw={640}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            name="name"
            label={t("name")}
            description={mayRename ? undefined : t("mayNot")}
            defaultValue={workspace.name}
            readOnly={!mayRename}
            error={rename.error?.message}
            required
          />
          <TextInput label={t("address")} description={t("addressHint")} value={`/t/${workspace.slug}`} readOnly />
          <Text size="sm">{t(workspace.sandbox ? "sandbox" : "live")}</Text>
          {mayRename && (
            <Group>
              <Button type="submit" loading={rename.isPending}>
                {t("save")}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Card>
  );
}
