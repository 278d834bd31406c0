"use client";

import { Button, Card, Code, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { TemplateStatus, TemplateView } from "@/server/channels/schemas";
import { EditTemplate } from "./edit-template";

interface TemplateListProps {
  templates: readonly TemplateView[];
  mayEdit: boolean;
  /** There is an account to ask. */
  mayFetch: boolean;
}

/** What WhatsApp approved: only these may begin a conversation, or go on after its 24 hours. */
export function TemplateList({ templates, mayEdit, mayFetch }: TemplateListProps) {
  const t = useTranslations("channels.whatsapp.templates");
  return (
    <Stack component="section" aria-label={t("title")} gap="sm">
      <div>
        <Title order={3} fz="lg">
          {t("title")}
        </Title>
        <Text c="dimmed" size="sm">
          {t("text")}
        </Text>
      </div>
      {templates.length === 0 && <Text size="sm">{t("none")}</Text>}
      {templates.map((template) => (
        <TemplateCard key={template.id} template={template} mayEdit={mayEdit} />
      ))}
      {mayEdit && (
        <Group gap="xs">
          <EditTemplate />
          {mayFetch && <FetchTemplates />}
        </Group>
      )}
    </Stack>
  );
}

/** Takes over names, words and approval as they stand at Twilio. */
function FetchTemplates() {
  const t = useTranslations("channels.whatsapp.templates");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const ask = useMutation(
    trpc.channels.fetchTemplates.mutationOptions({
      onSuccess: async ({ found }) => {
        await queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
        toastDone(t("fetched", { count: found }));
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  return (
    <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
      {t("fetch")}
    </Button>
  );
}

const tones: Record<TemplateStatus, Tone> = {
  approved: "success",
  pending: "warning",
  paused: "warning",
  rejected: "danger",
};

function TemplateCard({ template, mayEdit }: { template: TemplateView; mayEdit: boolean }) {
  const t = useTranslations("channels.whatsapp.templates");
  const remove = useRemove();
  const name = `${template.name} (${template.language})`;
  return (
    <Card component="article" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title order={4} fz="md" style={{ overflowWrap: "anywhere" }}>
            {name}
          </Title>
          <Group gap={6}>
            <StatusBadge tone="neutral">{t(`categories.${template.category}`)}</StatusBadge>
            <StatusBadge tone={tones[template.status]}>{t(`statuses.${template.status}`)}</StatusBadge>
          </Group>
        </Group>
        <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {template.body}
        </Text>
        <Text size="xs" c="dimmed">
          {t("contentSid")} <Code style={{ overflowWrap: "anywhere" }}>{template.contentSid}</Code>
        </Text>
        {mayEdit && (
          <Group gap="xs">
            <EditTemplate template={template} />
            <Button
              variant="default"
              size="xs"
              aria-label={t("removeOne", { name })}
              loading={remove.isPending}
              onClick={() => remove.mutate({ templateId: template.id })}
            >
              {t("remove")}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function useRemove() {
  const t = useTranslations("channels.whatsapp.templates");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.channels.removeTemplate.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
        toastDone(t("removed"));
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
}
