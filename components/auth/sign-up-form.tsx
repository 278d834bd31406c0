"use client";

import { Alert, Anchor, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type FormAction, type FormOutcome, fieldsOf } from "./form-outcome";
import { signIn } from "./sign-in-calls";

export function SignUpForm({ action, isSandbox }: { action: FormAction; isSandbox: boolean }) {
  const t = useTranslations("auth.signUp");
  const words = useTranslations("auth.signIn");
  const [outcome, setOutcome] = useState<FormOutcome>({ problem: null, fields: {} });
  const [isBusy, setBusy] = useState(false);

  const create = async (fields: Record<string, string>) => {
    const next = await action(fields);
    if (!next.slug) return setOutcome(next);
    const refusal = await signIn(fields.email ?? "", fields.password ?? "");
    window.location.assign(refusal ? "/sign-in" : `/t/${next.slug}/home`);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    create(fieldsOf(event.currentTarget))
      .catch(() => setOutcome({ problem: words("offline"), fields: {} }))
      .finally(() => setBusy(false));
  };

  const { problem, fields } = outcome;
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={1}>{t("title")}</Title>
        <Text size="sm" c="dimmed">
          {t(isSandbox ? "text" : "textLive")}
        </Text>
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <form method="post" onSubmit={submit}>
          <Stack gap="sm">
            <SignUpFields errors={fields} />
            <Button type="submit" loading={isBusy} size="md" mt="xs">
              {t("submit")}
            </Button>
          </Stack>
        </form>
        <Text size="sm" ta="center">
          {t("have")} <Anchor href="/sign-in">{t("signIn")}</Anchor>
        </Text>
      </Stack>
    </Paper>
  );
}

function SignUpFields({ errors }: { errors: FormOutcome["fields"] }) {
  const t = useTranslations("auth.signUp");
  const words = useTranslations("auth.signIn");
  return (
    <>
      <TextInput name="name" label={t("name")} autoComplete="name" required error={errors.name} size="md" />
      <TextInput
        name="workspace"
        label={t("workspace")}
        description={t("workspaceHint")}
        autoComplete="organization"
        required
        error={errors.workspace}
        size="md"
      />
      <TextInput
        name="email"
        type="email"
        label={words("email")}
        autoComplete="username"
        required
        error={errors.email}
        size="md"
      />
      <PasswordInput
        name="password"
        label={words("password")}
        description={t("passwordHint")}
        autoComplete="new-password"
        required
        error={errors.password}
        size="md"
      />
    </>
  );
}
