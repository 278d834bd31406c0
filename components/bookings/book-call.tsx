"use client";

import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { instantOf } from "./local-time";

/** Notes a call that was agreed by other means: the lead is booked and what waited for it is cancelled. */
export function BookCall({ leadId }: { leadId: string }) {
  const t = useTranslations("bookings");
  const [opened, { open, close }] = useDisclosure(false);
  if (!useMay("bookings:write")) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={open}>
        {t("book")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("title")}>
        <BookForm leadId={leadId} onDone={close} />
      </Modal>
    </>
  );
}

function BookForm({ leadId, onDone }: { leadId: string; onDone: () => void }) {
  const t = useTranslations("bookings");
  const zone = useTimeZone() ?? "UTC";
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [local, setLocal] = useState("");
  const startsAt = instantOf(local, zone);
  const create = useMutation(
    trpc.bookings.create.mutationOptions({
      onSuccess: async () => {
        toastDone(t("booked"));
        onDone();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (startsAt) create.mutate({ lead_id: leadId, starts_at: startsAt.toISOString() });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t("text")}</Text>
        <TextInput
          type="datetime-local"
          label={t("startsAt")}
          description={t("zone", { zone })}
          value={local}
          onChange={(event) => setLocal(event.currentTarget.value)}
          error={create.error?.message}
          required
          data-autofocus
        />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending} disabled={!startsAt}>
            {t("book")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
