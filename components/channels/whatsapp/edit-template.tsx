"use client";

import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import { longestTemplate, type TemplateView, templateCategories, templateStatuses } from "@/server/channels/schemas";

/** Writes down a template as WhatsApp approved it, or changes one. */
export function EditTemplate({ template }: { template?: TemplateView }) {
  const t = useTranslations("channels.whatsapp.templates");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div>
      {template ? (
        <Button variant="default" size="xs" onClick={open} aria-label={t("editOne", { name: template.name })}>
          {t("edit")}
        </Button>
      ) : (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
          {t("add")}
        </Button>
      )}
      <Modal opened={opened} onClose={close} title={t(template ? "editTitle" : "addTitle")}>
        <Form template={template} onDone={close} />
      </Modal>
    </div>
  );
}

function Form({ template, onDone }: { template?: TemplateView; onDone: () => void }) {
  const t = useTranslations("channels.whatsapp.templates");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.channels.saveTemplate.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
        toastDone(t("saved"));
        onDone();
      },
    }),
  );
  return (
    <DialogForm
      submit={t("save")}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(text) =>
        save.mutate({
          templateId: template?.id,
          name: text("name"),
          language: text("language"),
          content_sid: text("content_sid"),
          category: templateCategories.find((one) => one === text("category")) ?? "marketing",
          status: templateStatuses.find((one) => one === text("status")) ?? "pending",
          body: text("body"),
        })
      }
    >
      <Fields template={template} />
    </DialogForm>
  );
}

function Fields({ template }: { template?: TemplateView }) {
  const t = useTranslations("channels.whatsapp.templates");
  return (
    <>
      <TextInput
        name="name"
        label={t("name")}
        description={t("nameHelp")}
        defaultValue={template?.name}
        required
        data-autofocus
      />
      <TextInput
        name="language"
        label={t("language")}
        description={t("languageHelp")}
        defaultValue={template?.language ?? "en"}
        required
      />
      <TextInput
        name="content_sid"
        label={t("contentSid")}
        description={t("contentHelp")}
        defaultValue={template?.contentSid}
        required
      />
      <Select
        name="category"
        label={t("category")}
        data={templateCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
        defaultValue={template?.category ?? "marketing"}
        allowDeselect={false}
      />
      <Select
        name="status"
        label={t("status")}
        data={templateStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        defaultValue={template?.status ?? "pending"}
        allowDeselect={false}
      />
      <Textarea
        name="body"
        label={t("body")}
        description={t("bodyHelp", { example: "{{1}}" })}
        defaultValue={template?.body}
        maxLength={longestTemplate}
        autosize
        minRows={3}
        required
      />
    </>
  );
}
