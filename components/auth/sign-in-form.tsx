"use client";

import { Alert, Anchor, Button, Divider, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { safeNext } from "./safe-next";
import { requestSignInLink, signIn, signInWithOrganisation } from "./sign-in-calls";

interface SignInFormProps {
  next: string | null;
  /** A code of next-auth or of ours, from the address. */
  error: string | null;
  isLinkSent: boolean;
  ways: { link: boolean; organisation: string | null };
}

export function SignInForm(props: SignInFormProps) {
  const t = useTranslations("auth.signIn");
  const { ways } = props;
  const { email, problem, isSent, isBusy, submit, mailLink } = useSignIn(props);
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={1}>{t("title")}</Title>
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        {isSent && (
          <Alert color="green" role="status">
            {t("linkSent")}
          </Alert>
        )}
        <form method="post" onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              ref={email}
              name="email"
              type="email"
              label={t("email")}
              autoComplete="username"
              required
              size="md"
            />
            <PasswordInput name="password" label={t("password")} autoComplete="current-password" required size="md" />
            <Button type="submit" loading={isBusy} size="md" mt="xs">
              {t("submit")}
            </Button>
          </Stack>
        </form>
        {(ways.link || ways.organisation) && <Divider label={t("or")} />}
        {ways.link && (
          <Button variant="default" size="md" onClick={mailLink}>
            {t("link")}
          </Button>
        )}
        {ways.organisation && (
          <Button variant="default" size="md" onClick={() => signInWithOrganisation(safeNext(props.next))}>
            {t("organisation", { name: ways.organisation })}
          </Button>
        )}
        <Text size="sm" ta="center">
          {t("new")} <Anchor href="/sign-up">{t("signUp")}</Anchor>
        </Text>
      </Stack>
    </Paper>
  );
}

/** The two ways that stay on this page: a password, or a link by mail. */
function useSignIn({ next, error, isLinkSent }: SignInFormProps) {
  const t = useTranslations("auth.signIn");
  const email = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState(
    error ? t(t.has(`errors.${error}`) ? `errors.${error}` : "errors.Default") : null,
  );
  const [isBusy, setBusy] = useState(false);
  const [isSent, setSent] = useState(isLinkSent);

  const attempt = async (action: () => Promise<string | null>) => {
    setBusy(true);
    const refusal = await action().catch(() => t("offline"));
    setProblem(refusal);
    if (refusal) setBusy(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void attempt(async () => {
      const refusal = await signIn(String(fields.get("email")), String(fields.get("password")));
      if (!refusal) window.location.assign(safeNext(next));
      return refusal;
    });
  };
  const mailLink = () =>
    attempt(async () => {
      const address = email.current?.value.trim();
      if (!address) return t("needEmail");
      await requestSignInLink(address, safeNext(next));
      setSent(true);
      setBusy(false);
      return null;
    });
  return { email, problem, isSent, isBusy, submit, mailLink };
}
