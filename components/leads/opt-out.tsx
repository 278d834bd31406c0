"use client";

import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHandStop } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";

/** The lead said so on the phone, at the counter, by letter: recorded with its reason, obeyed at once. */
export function OptOut({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.optOut");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconHandStop size={16} aria-hidden />} onClick={open}>
        {t("act")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("title")}>
        <Form leadId={leadId} onDone={close} />
      </Modal>
    </>
  );
}

function Form({ leadId, onDone }: { leadId: string; onDone: () => void }) {
  const t = useTranslations("leads.optOut");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const suppress = useMutation(
    trpc.consent.suppressLead.mutationOptions({
      onSuccess: async () => {
        onDone();
        toastDone(t("done"));
        await queryClient.invalidateQueries();
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    suppress.mutate({ leadId, reason: String(new FormData(event.currentTarget).get("reason") ?? "") });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t("text")}</Text>
        {suppress.error && (
          <Alert color="red" role="alert">
            {suppress.error.message}
          </Alert>
        )}
        <TextInput
          name="reason"
          label={t("reason")}
          description={t("reasonHint")}
          required
          maxLength={300}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button type="submit" color="red" loading={suppress.isPending}>
            {t("submit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
