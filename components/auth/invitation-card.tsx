"use client";

import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Role } from "@/server/tenancy/schemas";
import { type FormAction, type FormOutcome, fieldsOf } from "./form-outcome";
import { signIn } from "./sign-in-calls";

interface InvitationCardProps {
  token: string;
  invitation: { email: string; role: Role; workspace: string; inviter: string; hasAccount: boolean };
  /** The address that this browser is signed in with. */
  current: string | null;
  accept: FormAction;
  join: FormAction;
}

const untouched: FormOutcome = { problem: null, fields: {} };

export function InvitationCard({ token, invitation, current, accept, join }: InvitationCardProps) {
  const t = useTranslations("auth.invite");
  const roles = useTranslations("auth.roles");
  const { email, inviter, workspace } = invitation;
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={1}>{t("title", { workspace })}</Title>
        <Text size="sm">{t("text", { inviter, email, role: roles(invitation.role) })}</Text>
        {current === email ? (
          <Join token={token} join={join} />
        ) : current !== null ? (
          <Elsewhere token={token} text={t("wrongAccount", { current, email })} label={t("switch")} />
        ) : invitation.hasAccount ? (
          <Elsewhere token={token} text={t("signInFirst", { email })} label={t("signIn")} />
        ) : (
          <Accept token={token} email={email} accept={accept} />
        )}
      </Stack>
    </Paper>
  );
}

function Elsewhere({ token, text, label }: { token: string; text: string; label: string }) {
  return (
    <>
      <Alert color="blue">{text}</Alert>
      <Button component="a" href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`} size="md">
        {label}
      </Button>
    </>
  );
}

function useFormAction(run: (fields: Record<string, string>) => Promise<FormOutcome>) {
  const offline = useTranslations("auth.signIn")("offline");
  const [outcome, setOutcome] = useState(untouched);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const next = await run(fieldsOf(event.currentTarget)).catch(() => ({ problem: offline, fields: {} }));
    setOutcome(next);
    setBusy(false);
  };
  return { outcome, isBusy, submit };
}

function Problem({ children }: { children: string | null }) {
  return children ? (
    <Alert color="red" role="alert">
      {children}
    </Alert>
  ) : null;
}

function Join({ token, join }: { token: string; join: FormAction }) {
  const t = useTranslations("auth.invite");
  const { outcome, isBusy, submit } = useFormAction(async (fields) => {
    const next = await join(fields);
    if (next.slug) window.location.assign(`/t/${next.slug}/home`);
    return next;
  });
  return (
    <form method="post" onSubmit={submit}>
      <Stack>
        <Problem>{outcome.problem}</Problem>
        <input type="hidden" name="token" value={token} />
        <Button type="submit" size="md" loading={isBusy}>
          {t("join")}
        </Button>
      </Stack>
    </form>
  );
}

function Accept({ token, email, accept }: { token: string; email: string; accept: FormAction }) {
  const t = useTranslations("auth.invite");
  const words = useTranslations("auth.signIn");
  const fresh = useTranslations("auth.signUp");
  const { outcome, isBusy, submit } = useFormAction(async (fields) => {
    const next = await accept(fields);
    if (!next.slug) return next;
    const refusal = await signIn(email, fields.password ?? "");
    window.location.assign(refusal ? "/sign-in" : `/t/${next.slug}/home`);
    return next;
  });
  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="sm">
        <Problem>{outcome.problem}</Problem>
        <input type="hidden" name="token" value={token} />
        <TextInput label={words("email")} value={email} readOnly autoComplete="username" size="md" />
        <TextInput
          name="name"
          label={fresh("name")}
          autoComplete="name"
          required
          error={outcome.fields.name}
          size="md"
        />
        <PasswordInput
          name="password"
          label={words("password")}
          description={fresh("passwordHint")}
          autoComplete="new-password"
          required
          error={outcome.fields.password}
          size="md"
        />
        <Button type="submit" size="md" mt="xs" loading={isBusy}>
          {t("create")}
        </Button>
      </Stack>
    </form>
  );
}
