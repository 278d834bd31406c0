"use client";

import { Button, Modal, Select, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { DialogForm } from "@/components/ui/dialog-form";
import { everyOf, useLeadSearch } from "./lead-search";

export function SegmentPicker() {
  const t = useTranslations("leads.segment");
  const trpc = useTRPC();
  const { segment, setSearch } = useLeadSearch();
  const { data } = useQuery({ ...trpc.segments.list.queryOptions(), enabled: useMay("segments:read") });
  if (!data || data.length === 0) return null;
  return (
    <Select
      label={t("label")}
      placeholder={t("all")}
      data={data.map((one) => ({ value: one.id, label: one.name }))}
      value={segment || null}
      onChange={(next) => setSearch({ segment: next })}
      clearable
      clearButtonProps={{ "aria-label": t("all") }}
      searchable
      w={200}
    />
  );
}

/** Keeps the filter on screen under a name. */
export function SaveSegment() {
  const t = useTranslations("leads.segment");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { filter, segment, setSearch } = useLeadSearch();
  const segments = useQuery(trpc.segments.list.queryOptions());
  const [opened, { open, close }] = useDisclosure(false);
  const base = segments.data?.find((one) => one.id === segment)?.filter;
  const create = useMutation(
    trpc.segments.create.mutationOptions({
      onSuccess: async (made) => {
        await queryClient.invalidateQueries(trpc.segments.list.queryFilter());
        await setSearch({ segment: made.id, filter: null });
        toastDone(t("saved"));
        close();
      },
    }),
  );
  if (!useMay("segments:write")) return null;
  return (
    <>
      <Button variant="subtle" onClick={open}>
        {t("save")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("saveTitle")}>
        <DialogForm
          submit={t("save")}
          isBusy={create.isPending}
          onSubmit={(text) => create.mutate({ name: text("name"), filter: everyOf([filter, ...(base ? [base] : [])]) })}
        >
          <TextInput
            label={t("name")}
            name="name"
            error={create.error?.message}
            required
            maxLength={80}
            data-autofocus
          />
          <Text size="sm" c="dimmed">
            {t("explain")}
          </Text>
        </DialogForm>
      </Modal>
    </>
  );
}
