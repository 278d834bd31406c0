"use client";

import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { TemplateChoice, TemplateValues } from "@/components/channels/whatsapp/template-choice";
import { useTRPC } from "@/components/shell/trpc";
import { filledTemplate, type TemplateView } from "@/server/channels/schemas";
import classes from "./thread.module.css";
import { ReplyFailure, useReply } from "./use-reply";

interface TemplateReplyProps {
  conversationId: string;
  lastSeenMessageId: string | null;
}

/** After WhatsApp's 24 hours an answer is a template: which one, what its variables say, and how it will read. */
export function TemplateReply({ conversationId, lastSeenMessageId }: TemplateReplyProps) {
  const t = useTranslations("conversations.composer");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.channels.templates.queryOptions());
  const [templateId, setTemplateId] = useState<string | null>(null);
  const approved = (data ?? []).filter(({ status }) => status === "approved");
  const chosen = approved.find(({ id }) => id === templateId);
  if (data && approved.length === 0) return <Text size="sm">{t("noTemplate")}</Text>;
  return (
    <Stack gap="xs" className={classes.composer}>
      <TemplateChoice
        templates={approved}
        value={templateId}
        onChange={(template) => setTemplateId(template?.id ?? null)}
      />
      {chosen && (
        <ValuesForm
          key={chosen.id}
          template={chosen}
          conversationId={conversationId}
          lastSeenMessageId={lastSeenMessageId}
          onSent={() => setTemplateId(null)}
        />
      )}
    </Stack>
  );
}

type ValuesFormProps = TemplateReplyProps & { template: TemplateView; onSent: () => void };

function ValuesForm({ template, conversationId, lastSeenMessageId, onSent }: ValuesFormProps) {
  const t = useTranslations("conversations.composer");
  const [values, setValues] = useState<Record<string, string>>({});
  const reply = useReply(onSent);
  const isWhole = template.variables.every((name) => values[name]?.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) reply.mutate({ conversationId, lastSeenMessageId, template: { templateId: template.id, values } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <ReplyFailure error={reply.error} />
        <TemplateValues template={template} values={values} onChange={setValues} required />
        <Alert color="gray" variant="light" title={t("reads")}>
          <div className={classes.body}>{filledTemplate(template.body, values)}</div>
        </Alert>
        <Group justify="flex-end">
          <Button
            type="submit"
            leftSection={<IconSend size={16} aria-hidden />}
            loading={reply.isPending}
            disabled={!isWhole}
          >
            {t("send")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
