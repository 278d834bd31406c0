"use client";

import { Button, Group, Modal, Paper, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { DialogForm } from "@/components/ui/dialog-form";

/** Acts on the chosen leads; each act can be undone. */
export function BulkBar({ selected, onClear }: { selected: ReadonlySet<string>; onClear: () => void }) {
  const t = useTranslations("leads.bulk");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.segments.leads.infiniteQueryKey() });
  const pause = useMutation(
    trpc.leads.pauseOutreach.mutationOptions({ onError: (error) => toastFailure(error.message), onSuccess: refresh }),
  );
  const leadIds = [...selected];
  const set = (paused: boolean) =>
    pause.mutateAsync({ leadIds, paused }).then(({ changed }) => {
      const undo = { label: t("undo"), run: () => void pause.mutateAsync({ leadIds, paused: !paused }) };
      toastDone(t(paused ? "paused" : "resumed", { count: changed }), undo);
    });
  if (!useMay("leads:write") || selected.size === 0) return null;
  return (
    <Paper withBorder p="xs" role="region" aria-label={t("selected", { count: selected.size })}>
      <Group gap="xs">
        <Text size="sm" fw={500} role="status">
          {t("selected", { count: selected.size })}
        </Text>
        <Button size="xs" variant="default" onClick={() => set(true).catch(() => undefined)} loading={pause.isPending}>
          {t("pause")}
        </Button>
        <Button size="xs" variant="default" onClick={() => set(false).catch(() => undefined)}>
          {t("resume")}
        </Button>
        <TagButton leadIds={leadIds} onDone={refresh} />
        <Button size="xs" variant="subtle" onClick={onClear}>
          {t("clear")}
        </Button>
      </Group>
    </Paper>
  );
}

function TagButton({ leadIds, onDone }: { leadIds: string[]; onDone: () => Promise<void> }) {
  const t = useTranslations("leads.bulk");
  const trpc = useTRPC();
  const [opened, { open, close }] = useDisclosure(false);
  const add = useMutation(
    trpc.leads.tag.mutationOptions({
      onSuccess: async ({ changed }) => {
        toastDone(t("tagged", { count: changed }));
        close();
        await onDone();
      },
    }),
  );
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t("tag")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("tagTitle")}>
        <DialogForm
          submit={t("tag")}
          isBusy={add.isPending}
          onSubmit={(text) => add.mutate({ leadIds, add: [text("tag")] })}
        >
          <TextInput
            label={t("tagName")}
            name="tag"
            required
            maxLength={60}
            error={add.error?.message}
            data-autofocus
          />
        </DialogForm>
      </Modal>
    </>
  );
}
