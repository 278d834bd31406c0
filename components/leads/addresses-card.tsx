"use client";

import { ActionIcon, Button, Group, Menu, Modal, Paper, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDots } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { DialogForm } from "@/components/ui/dialog-form";
import { StatusBadge } from "@/components/ui/status-badge";
import type { AddressView } from "@/server/addresses";
import { confidences, contactPointKinds } from "@/server/leads/schemas";

/** What changed an address: the card, the lead and its timeline are read anew. */
function useReload() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => {
    for (const filter of [
      trpc.addresses.pathFilter(),
      trpc.leads.pathFilter(),
      trpc.conversations.timeline.pathFilter(),
    ])
      void queryClient.invalidateQueries(filter);
  };
}

/** All ways to reach a lead, the primary ones first, each with its confidence and its own consent. */
export function AddressesCard({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.addresses");
  const trpc = useTRPC();
  const mayWrite = useMay("leads:write");
  const { data: addresses } = useSuspenseQuery(trpc.addresses.list.queryOptions({ leadId }));
  return (
    <Paper withBorder p="md" component="section" aria-label={t("title")}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} fz="lg">
            {t("title")}
          </Title>
          {mayWrite && <AddAddress leadId={leadId} />}
        </Group>
        {addresses.length === 0 && <Text size="sm">{t("none")}</Text>}
        {addresses.map((address) => (
          <Address key={address.id ?? `primary-${address.kind}`} leadId={leadId} address={address} />
        ))}
      </Stack>
    </Paper>
  );
}

function Address({ leadId, address }: { leadId: string; address: AddressView }) {
  const t = useTranslations("leads");
  const mayWrite = useMay("leads:write");
  const { id, kind, value, label, confidence, status, consent, isSuppressed } = address;
  const details = [
    label,
    t(`addresses.confidences.${confidence}`),
    kind === "profile" ? null : t("addresses.consent", { status: t(`consent.${consent}`) }),
  ];
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={2} style={{ overflowWrap: "anywhere" }}>
        <Text size="sm">{value}</Text>
        <Text size="xs" c="dimmed">
          {[t(`addresses.kinds.${kind}`), ...details].filter(Boolean).join(" · ")}
        </Text>
        <Group gap={4}>
          {id === null && <StatusBadge tone="info">{t("addresses.primary")}</StatusBadge>}
          {status !== "ok" && <StatusBadge tone="warning">{t(`addresses.statuses.${status}`)}</StatusBadge>}
          {isSuppressed && <StatusBadge tone="danger">{t("addresses.suppressed")}</StatusBadge>}
        </Group>
      </Stack>
      {mayWrite && <AddressMenu leadId={leadId} address={address} />}
    </Group>
  );
}

function AddressMenu({ leadId, address: { id, kind, value } }: { leadId: string; address: AddressView }) {
  const t = useTranslations("leads.addresses");
  const trpc = useTRPC();
  const reload = useReload();
  const done = (message?: string) => ({
    onSuccess: () => {
      reload();
      if (message) toastDone(message);
    },
    onError: (error: { message: string }) => toastFailure(error.message),
  });
  const confidence = useMutation(trpc.addresses.setConfidence.mutationOptions(done()));
  const primary = useMutation(trpc.addresses.makePrimary.mutationOptions(done(t("madePrimary"))));
  const restore = useMutation(trpc.addresses.restore.mutationOptions(done()));
  const remove = useMutation(trpc.addresses.remove.mutationOptions(done()));
  const removeOne = (pointId: string) =>
    remove.mutate(
      { leadId, pointId },
      {
        onSuccess: () => toastDone(t("removed"), { label: t("undo"), run: () => restore.mutate({ leadId, pointId }) }),
      },
    );
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t("actions", { value })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("confidence")}</Menu.Label>
        {(id || kind !== "profile") &&
          confidences.map((one) => (
            <Menu.Item
              key={one}
              onClick={() =>
                confidence.mutate({
                  leadId,
                  confidence: one,
                  ...(id ? { pointId: id } : kind === "profile" ? {} : { kind }),
                })
              }
            >
              {t(`confidences.${one}`)}
            </Menu.Item>
          ))}
        {id && <Menu.Divider />}
        {id && kind !== "profile" && (
          <Menu.Item onClick={() => primary.mutate({ leadId, pointId: id })}>{t("makePrimary")}</Menu.Item>
        )}
        {id && <Menu.Item onClick={() => removeOne(id)}>{t("remove")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

function AddAddress({ leadId }: { leadId: string }) {
  const t = useTranslations("leads.addresses");
  const trpc = useTRPC();
  const reload = useReload();
  const [opened, { open, close }] = useDisclosure(false);
  const [kind, setKind] = useState<(typeof contactPointKinds)[number]>("phone");
  const add = useMutation(
    trpc.addresses.add.mutationOptions({
      onSuccess: () => {
        reload();
        toastDone(t("added"));
        close();
      },
    }),
  );
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={open}>
        {t("add")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("add")}>
        <DialogForm
          submit={t("add")}
          isBusy={add.isPending}
          error={add.error}
          onSubmit={(text) =>
            add.mutate({ leadId, kind, value: text("value"), ...(text("label") ? { label: text("label") } : {}) })
          }
        >
          <Select
            label={t("kind")}
            data={contactPointKinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
            value={kind}
            onChange={(value) => setKind(contactPointKinds.find((one) => one === value) ?? "phone")}
            allowDeselect={false}
          />
          <TextInput name="value" label={t("value")} required data-autofocus />
          <TextInput name="label" label={t("label")} />
        </DialogForm>
      </Modal>
    </>
  );
}
