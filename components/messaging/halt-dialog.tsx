"use client";

import { Button, Modal, Select, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHandStop } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { channels } from "@/server/leads/schemas";
import { type HaltScope, haltScopes } from "@/server/messaging/schemas";

/** Stops sending from this moment; it says over what, and asks why. */
export function HaltDialog() {
  const t = useTranslations("messaging");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button color="red" leftSection={<IconHandStop size={16} aria-hidden />} onClick={open}>
        {t("halts.act")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("halt.title")}>
        <HaltForm onDone={close} />
      </Modal>
    </>
  );
}

function HaltForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("messaging");
  const [scope, setScope] = useState<HaltScope>("workspace");
  const [target, setTarget] = useState<string | null>(null);
  const halt = useHalt(onDone);
  const choices = useTargets(scope);
  return (
    <DialogForm
      submit={t("halt.submit")}
      color="red"
      isBusy={halt.isPending}
      error={halt.error}
      onSubmit={(text) => halt.mutate({ scope, target: target ?? undefined, reason: text("reason") })}
    >
      <Text size="sm">{t("halt.text")}</Text>
      <Select
        label={t("halt.scope")}
        data={haltScopes.map((value) => ({ value, label: t(`halts.scope.${value}`) }))}
        value={scope}
        allowDeselect={false}
        onChange={(value) => {
          setScope(haltScopes.find((one) => one === value) ?? "workspace");
          setTarget(null);
        }}
      />
      {scope !== "workspace" && (
        <Select label={t("halt.target")} data={choices} value={target} onChange={setTarget} searchable required />
      )}
      <TextInput
        name="reason"
        label={t("halt.reason")}
        description={t("halt.reasonHint")}
        required
        minLength={5}
        maxLength={500}
        data-autofocus
      />
    </DialogForm>
  );
}

function useHalt(onDone: () => void) {
  const t = useTranslations("messaging.halt");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.messaging.halt.mutationOptions({
      onSuccess: async () => {
        onDone();
        toastDone(t("done"));
        await queryClient.invalidateQueries(trpc.messaging.halts.queryFilter());
      },
    }),
  );
}

/** What of this kind can be halted; campaigns that are over cannot send anyway. */
function useTargets(scope: HaltScope): { value: string; label: string }[] {
  const t = useTranslations("messaging.halts");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.messaging.haltable.queryOptions());
  if (scope === "channel") return channels.map((value) => ({ value, label: t(`channel.${value}`) }));
  const found = scope === "campaign" ? data?.campaigns : data?.senders;
  return (found ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
