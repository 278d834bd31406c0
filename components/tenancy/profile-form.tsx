"use client";

import { Button, Card, Group, SegmentedControl, Select, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useSavedColorScheme } from "@/components/shell/user-menu";

const zones = () =>
  [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));

/** The viewer's own name, zone, scheme and shortcuts; the scheme shows at once. */
export function ProfileForm() {
  const t = useTranslations("tenancy.profile");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data: profile } = useSuspenseQuery(trpc.auth.profile.queryOptions());
  const [timeZone, setTimeZone] = useState(profile.timeZone);
  const save = useMutation(
    trpc.auth.updateProfile.mutationOptions({
      onSuccess: async () => {
        toastDone(t("saved"));
        await queryClient.invalidateQueries(trpc.auth.profile.queryFilter());
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const shortcuts = fields.get("shortcuts") ? "on" : "off";
    save.mutate({ name: String(fields.get("name")), timeZone, shortcuts });
  };
  return (
    <Card maw={640}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput name="name" label={t("name")} defaultValue={profile.name} autoComplete="name" required />
          <TextInput label={t("email")} value={profile.email} readOnly description={t("emailHint")} />
          <Select
            label={t("timeZone")}
            description={t("timeZoneHint")}
            data={zones()}
            value={timeZone}
            onChange={setTimeZone}
            searchable
            limit={50}
            nothingFoundMessage={t("noZone")}
          />
          <Switch
            name="shortcuts"
            label={t("shortcuts")}
            description={t("shortcutsHint")}
            defaultChecked={profile.shortcuts === "on"}
          />
          <Scheme />
          {save.error && (
            <Text c="var(--mantine-color-error)" size="sm" role="alert">
              {save.error.message}
            </Text>
          )}
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

function Scheme() {
  const t = useTranslations("tenancy.profile");
  const words = useTranslations("shell.user.theme");
  const [scheme, setScheme] = useSavedColorScheme();
  const labelId = useId();
  return (
    <div>
      <Text size="sm" fw={500} id={labelId} mb={4}>
        {t("theme")}
      </Text>
      <SegmentedControl
        aria-labelledby={labelId}
        value={scheme}
        onChange={(value) => setScheme(value === "light" || value === "dark" ? value : "auto")}
        data={(["light", "dark", "auto"] as const).map((value) => ({ value, label: words(value) }))}
      />
    </div>
  );
}
