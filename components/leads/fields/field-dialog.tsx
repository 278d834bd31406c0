"use client";

import { Button, Modal, Select, TagsInput, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { type FieldType, fieldTypes, type LeadField } from "@/server/leads/schemas";
import { useFieldsChange } from "./use-fields-change";

const isChoice = (type: FieldType) => type === "choice" || type === "multi_choice";

export function NewField() {
  const t = useTranslations("leads.settings");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t("add")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("addTitle")}>
        {opened && <NewForm onDone={close} />}
      </Modal>
    </>
  );
}

function NewForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("leads.settings");
  const trpc = useTRPC();
  const [type, setType] = useState<FieldType>("text");
  const [key, setKey] = useState<string | null>(null);
  const [options, setOptions] = useState<string[]>([]);
  const { onSettled } = useFieldsChange();
  const { data: names = [] } = useQuery(trpc.leads.attributeNames.queryOptions());
  const { data: fields = [] } = useQuery(trpc.leads.everyField.queryOptions());
  const loose = names.filter((name) => !fields.some((field) => field.key === name));
  const create = useMutation(
    trpc.leads.createField.mutationOptions({
      onSettled,
      onSuccess: ({ label }) => {
        toastDone(t("wasAdded", { field: label }));
        onDone();
      },
    }),
  );
  const send = (label: string) =>
    create.mutate({ label, type, options: isChoice(type) ? options : [], ...(key ? { key } : {}) });
  return (
    <DialogForm
      submit={t("add")}
      isBusy={create.isPending}
      error={create.error}
      onSubmit={(text) => send(text("label"))}
    >
      <TextInput name="label" label={t("label")} required maxLength={80} data-autofocus />
      <Select
        label={t("type")}
        data={fieldTypes.map((one) => ({ value: one, label: t(`types.${one}`) }))}
        value={type}
        onChange={(next) => next && setType(next as FieldType)}
        allowDeselect={false}
      />
      {isChoice(type) && <Options value={options} onChange={setOptions} />}
      {loose.length > 0 && (
        <Select
          label={t("adopt")}
          description={t("adoptHint")}
          data={loose}
          value={key}
          onChange={setKey}
          clearable
          clearButtonProps={{ "aria-label": t("adoptNone") }}
          searchable
        />
      )}
    </DialogForm>
  );
}

function Options({ value, onChange }: { value: string[]; onChange: (options: string[]) => void }) {
  const t = useTranslations("leads.settings");
  return <TagsInput label={t("options")} description={t("optionsHint")} value={value} onChange={onChange} />;
}

/** Another name, other options; the type stays, since the values are kept by it. */
export function EditField({ field }: { field: LeadField }) {
  const t = useTranslations("leads.settings");
  const [opened, { open, close }] = useDisclosure(false);
  const title = t("editOf", { field: field.label });
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={open} aria-label={title}>
        {t("edit")}
      </Button>
      <Modal opened={opened} onClose={close} title={title}>
        {opened && <EditForm field={field} onDone={close} />}
      </Modal>
    </>
  );
}

function EditForm({ field, onDone }: { field: LeadField; onDone: () => void }) {
  const t = useTranslations("leads.settings");
  const trpc = useTRPC();
  const [options, setOptions] = useState(field.options);
  const { onSettled } = useFieldsChange();
  const change = useMutation(
    trpc.leads.changeField.mutationOptions({
      onSettled,
      onSuccess: ({ label }) => {
        toastDone(t("wasChanged", { field: label }));
        onDone();
      },
    }),
  );
  return (
    <DialogForm
      submit={t("save")}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={(text) =>
        change.mutate({
          fieldId: field.id,
          label: text("label"),
          ...(isChoice(field.type) ? { options } : {}),
        })
      }
    >
      <TextInput name="label" label={t("label")} defaultValue={field.label} required maxLength={80} data-autofocus />
      {isChoice(field.type) && <Options value={options} onChange={setOptions} />}
    </DialogForm>
  );
}
