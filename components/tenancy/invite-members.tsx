"use client";

import { Button, CopyButton, Group, Modal, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { Role } from "@/server/tenancy/schemas";
import { useRoleOptions } from "./use-role-options";

/** Invites by a list of addresses; the links are shown once, to be copied. */
export function InviteMembers() {
  const t = useTranslations("tenancy.invite");
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
        {t("open")}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t("title")} size="lg">
        {isOpen && <InviteForm onDone={close} />}
      </Modal>
    </>
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("tenancy.invite");
  const hints = useTranslations("tenancy.roleHints");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = useRoleOptions();
  const [role, setRole] = useState<Role>("sales_rep");
  const invite = useMutation(
    trpc.auth.invite.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.auth.invitations.queryFilter()),
    }),
  );
  if (invite.data) return <InvitationLinks links={invite.data} onDone={onDone} />;
  return (
    <DialogForm
      submit={t("submit")}
      isBusy={invite.isPending}
      onSubmit={(text) =>
        invite.mutate({
          emails: text("emails")
            .split(/[\s,;]+/)
            .filter(Boolean),
          role,
        })
      }
    >
      <Textarea
        name="emails"
        label={t("emails")}
        description={t("emailsHint")}
        error={invite.error?.message}
        autosize
        minRows={2}
        required
        data-autofocus
      />
      <Select
        label={t("role")}
        description={hints(role)}
        data={options}
        value={role}
        allowDeselect={false}
        onChange={(value) => setRole(Role.parse(value))}
      />
    </DialogForm>
  );
}

function InvitationLinks({ links, onDone }: { links: { email: string; link: string }[]; onDone: () => void }) {
  const t = useTranslations("tenancy.invite");
  const words = useTranslations("ui");
  return (
    <Stack>
      <Text size="sm">{t("links")}</Text>
      {links.map(({ email, link }) => (
        <Group key={email} align="flex-end" wrap="nowrap">
          <TextInput label={email} value={link} readOnly flex={1} onFocus={(event) => event.currentTarget.select()} />
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {words(copied ? "copied" : "copy")}
              </Button>
            )}
          </CopyButton>
        </Group>
      ))}
      <Group justify="flex-end">
        <Button onClick={onDone}>{t("done")}</Button>
      </Group>
    </Stack>
  );
}
