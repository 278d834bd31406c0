"use client";

import { Button, Modal, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { signIn } from "@/components/auth/sign-in-calls";
import { onSessionEnd } from "./session-end";
import { useWorkspace } from "./workspace";

/** The session is over: sign in again over the page. What was typed underneath stays; what was shown is covered. */
export function SessionDialog() {
  const t = useTranslations("shell.session");
  const { viewer } = useWorkspace();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => onSessionEnd(() => setOpen(true)), []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    const refusal = await signIn(viewer.email, String(fields.get("password"))).catch(() => t("offline"));
    setBusy(false);
    setProblem(refusal);
    if (refusal) return;
    setOpen(false);
    await queryClient.invalidateQueries();
  };

  return (
    <Modal
      opened={isOpen}
      onClose={() => undefined}
      title={t("title")}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      overlayProps={{ backgroundOpacity: 0.6, blur: 16 }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t("explain")}</Text>
          <TextInput label={t("email")} value={viewer.email} readOnly autoComplete="username" />
          <PasswordInput
            name="password"
            label={t("password")}
            autoComplete="current-password"
            error={problem}
            required
            data-autofocus
          />
          <Button type="submit" loading={isBusy}>
            {t("signIn")}
          </Button>
          <Button variant="subtle" component="a" href="/sign-in">
            {t("other")}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
