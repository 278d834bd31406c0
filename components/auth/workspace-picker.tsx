"use client";

import { Alert, Badge, Button, Divider, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type FormAction, type FormOutcome, fieldsOf } from "./form-outcome";
import { signOut } from "./sign-in-calls";
import classes from "./workspace-picker.module.css";

interface WorkspacePickerProps {
  workspaces: { slug: string; name: string; sandbox: boolean }[];
  wasRemoved: boolean;
  action: FormAction;
}

export function WorkspacePicker({ workspaces, wasRemoved, action }: WorkspacePickerProps) {
  const t = useTranslations("auth.workspaces");
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={1}>{t(workspaces.length > 0 ? "title" : "first")}</Title>
        {wasRemoved && <Alert color="yellow">{t("removed")}</Alert>}
        {workspaces.length === 0 && <Text size="sm">{t("none")}</Text>}
        {workspaces.map(({ slug, name, sandbox }) => (
          <a key={slug} href={`/t/${slug}/home`} className={classes.workspace}>
            <Text span fw={500}>
              {name}
            </Text>
            {sandbox && (
              <Badge variant="light" color="violet">
                {t("sandbox")}
              </Badge>
            )}
          </a>
        ))}
        <Divider />
        <NewWorkspace action={action} />
        <Button variant="subtle" onClick={() => signOut()}>
          {t("signOut")}
        </Button>
      </Stack>
    </Paper>
  );
}

function NewWorkspace({ action }: { action: FormAction }) {
  const t = useTranslations("auth.workspaces");
  const offline = useTranslations("auth.signIn")("offline");
  const [outcome, setOutcome] = useState<FormOutcome>({ problem: null, fields: {} });
  const [isBusy, setBusy] = useState(false);

  const create = async (fields: Record<string, string>) => {
    const next = await action(fields).catch(() => ({ problem: offline, fields: {} }) as FormOutcome);
    if (next.slug) return window.location.assign(`/t/${next.slug}/home`);
    setOutcome(next);
    setBusy(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    void create(fieldsOf(event.currentTarget));
  };
  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          name="name"
          label={t("newName")}
          autoComplete="organization"
          required
          size="md"
          error={outcome.fields.name ?? outcome.problem}
        />
        <Button type="submit" variant="default" size="md" loading={isBusy}>
          {t("create")}
        </Button>
      </Stack>
    </form>
  );
}
