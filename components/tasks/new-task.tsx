"use client";

import { Button, Modal, SegmentedControl, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChecklist } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { type Act, acts } from "@/server/leads/schemas";

/** Puts a call or a LinkedIn message for this lead on somebody's list. */
export function NewTask({ leadId }: { leadId: string }) {
  const t = useTranslations("tasks.new");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconChecklist size={16} aria-hidden />} onClick={open}>
        {t("act")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("title")}>
        <Form leadId={leadId} onDone={close} />
      </Modal>
    </>
  );
}

function Form({ leadId, onDone }: { leadId: string; onDone: () => void }) {
  const t = useTranslations("tasks.new");
  const words = useTranslations("tasks");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<Act>("call");
  const create = useMutation(
    trpc.tasks.create.mutationOptions({
      onSuccess: async () => {
        onDone();
        toastDone(t("made"));
        await queryClient.invalidateQueries(trpc.tasks.pathFilter());
      },
    }),
  );
  return (
    <DialogForm
      submit={t("submit")}
      isBusy={create.isPending}
      error={create.error}
      onSubmit={(text) => create.mutate({ leadId, kind, words: text("words") })}
    >
      <SegmentedControl
        aria-label={t("kind")}
        value={kind}
        onChange={(next) => setKind(acts.find((act) => act === next) ?? "call")}
        data={acts.map((act) => ({ value: act, label: words(`kinds.${act}`) }))}
      />
      <Textarea name="words" label={words(`words.${kind}`)} autosize minRows={4} maxLength={2_000} data-autofocus />
    </DialogForm>
  );
}
