"use client";

import { Card, SimpleGrid, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { EmptyState } from "@/components/ui/empty-state";
import type { MailboxView } from "@/server/channels/schemas";
import { AddMailbox } from "./add-mailbox";
import { MailTracking } from "./mail-tracking";
import { MailboxCard } from "./mailbox-card";

interface MailboxSectionProps {
  settings: { mailboxes: readonly MailboxView[]; postalAddress: string | null; tracksMail: boolean };
  mayEdit: boolean;
}

/** Who mails for this workspace, the address that every marketing mail must carry, and whether it counts its readers. */
export function MailboxSection({ settings, mayEdit }: MailboxSectionProps) {
  const { mailboxes, postalAddress, tracksMail } = settings;
  const t = useTranslations("channels.mail");
  return (
    <Stack component="section" aria-label={t("title")}>
      <div>
        <Title order={2} fz="xl">
          {t("title")}
        </Title>
        <Text c="dimmed" size="sm">
          {t("intro")}
        </Text>
      </div>
      {mailboxes.length === 0 && (
        <EmptyState icon={<IconMail />} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {mailboxes.map((mailbox) => (
          <MailboxCard key={mailbox.id} mailbox={mailbox} mayEdit={mayEdit} />
        ))}
      </SimpleGrid>
      {mayEdit && <AddMailbox />}
      {mayEdit && <PostalAddress value={postalAddress} />}
      {mayEdit && <MailTracking isOn={tracksMail} />}
    </Stack>
  );
}

function PostalAddress({ value }: { value: string | null }) {
  const t = useTranslations("channels.mail.postal");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.channels.setPostalAddress.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
        toastDone(t("saved"));
      },
    }),
  );
  return (
    <Card component="section" aria-label={t("title")}>
      <DialogForm
        submit={t("save")}
        isBusy={save.isPending}
        error={save.error}
        onSubmit={(text) => save.mutate({ postal_address: text("postal_address") })}
      >
        <Title order={3} fz="md">
          {t("title")}
        </Title>
        <Textarea
          name="postal_address"
          label={t("label")}
          description={t("text")}
          defaultValue={value ?? ""}
          maxLength={200}
          autosize
          minRows={2}
          required
        />
      </DialogForm>
    </Card>
  );
}
