"use client";

import { Alert, Button, Group, Kbd, Stack, Text, Textarea } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconLock, IconSend } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useMemo, useRef } from "react";
import { AttachButton, AttachedFiles } from "@/components/files/attach-files";
import { DropArea } from "@/components/files/drop-area";
import { useUploads } from "@/components/files/use-uploads";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { useWorkspace } from "@/components/shell/workspace";
import { TimeText } from "@/components/ui/time-text";
import type { FileView } from "@/server/files/schemas";
import { segmentsOf } from "@/server/messaging/schemas";
import { TemplateReply } from "./template-reply";
import classes from "./thread.module.css";
import type { ConversationView } from "./thread-view";
import { ReplyFailure, useReply } from "./use-reply";

interface ComposerProps {
  conversation: ConversationView;
  /** The newest text that the writer can see: a newer one makes the server refuse. */
  lastSeenMessageId: string | null;
}

/** The reply, or why nobody may write here. */
export function Composer({ conversation, lastSeenMessageId }: ComposerProps) {
  const t = useTranslations("conversations.composer");
  const lock = lockOf(conversation);
  if (lock)
    return (
      <Alert color="red" variant="light" icon={<IconLock aria-hidden />} title={t("locked")}>
        {t(lock)}
      </Alert>
    );
  const { whatsApp } = conversation;
  if (whatsApp && !whatsApp.isOpen)
    return (
      <Stack gap="xs">
        <Alert color="yellow" variant="light" title={t("windowClosed")}>
          {whatsApp.sentence}
        </Alert>
        <TemplateReply conversationId={conversation.id} lastSeenMessageId={lastSeenMessageId} />
      </Stack>
    );
  return <ReplyForm conversation={conversation} lastSeenMessageId={lastSeenMessageId} />;
}

function lockOf({ state, lead, channel }: ConversationView) {
  if (state === "opted_out") return "optedOut";
  return lead?.suppressed.includes(channel) ? "suppressed" : null;
}

const longest = 1_600;

function ReplyForm({ conversation, lastSeenMessageId }: ComposerProps) {
  const t = useTranslations("conversations.composer");
  const { whatsApp } = conversation;
  const { body, setBody, files, setFiles, uploads, reply, mayNotSend, send } = useReplyForm(
    conversation.id,
    lastSeenMessageId,
  );
  const box = useReplyKey();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit} className={classes.composer}>
      <DropArea onFiles={uploads.add}>
        <Stack gap="xs">
          <ReplyFailure error={reply.error} />
          <Textarea
            ref={box}
            label={t("label")}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={longest}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          />
          <AttachedFiles
            files={files}
            uploads={uploads}
            onRemove={(id) => setFiles((all) => all.filter((file) => file.id !== id))}
          />
          <Group justify="space-between" gap="xs">
            <AttachButton count={files.length} uploads={uploads} />
            {whatsApp ? <FreeUntil at={whatsApp.closesAt} /> : <Segments body={body} />}
            <SendButton isSending={reply.isPending} mayNotSend={mayNotSend} />
          </Group>
        </Stack>
      </DropArea>
    </form>
  );
}

function SendButton({ isSending, mayNotSend }: { isSending: boolean; mayNotSend: boolean }) {
  const t = useTranslations("conversations.composer");
  return (
    <Button
      type="submit"
      leftSection={<IconSend size={16} aria-hidden />}
      rightSection={
        <Kbd size="xs" aria-hidden>
          Ctrl ⏎
        </Kbd>
      }
      loading={isSending}
      disabled={mayNotSend}
    >
      {t("send")}
    </Button>
  );
}

/** What is being written and enclosed, and how it is sent. */
function useReplyForm(conversationId: string, lastSeenMessageId: string | null) {
  const [body, setBody] = useDraft(conversationId);
  const { files, setFiles, uploads } = useEnclosed(conversationId);
  const reply = useReply(() => {
    setBody("");
    setFiles([]);
  });
  const mayNotSend = body.trim() === "" || uploads.isBusy;
  const send = () => {
    const fileIds = files.map(({ id }) => id);
    if (!mayNotSend && !reply.isPending) reply.mutate({ conversationId, body, fileIds, lastSeenMessageId });
  };
  return { body, setBody, files, setFiles, uploads, reply, mayNotSend, send };
}

/** A half-typed reply survives a reload and another thread. */
function useDraft(conversationId: string) {
  const { slug } = useWorkspace();
  const [body, setBody] = useLocalStorage({
    key: `rekindle:reply:${slug}:${conversationId}`,
    defaultValue: "",
    getInitialValueInEffect: false,
  });
  return [body, setBody] as const;
}

/** The files that go with the reply; those too survive a reload. */
function useEnclosed(conversationId: string) {
  const { slug } = useWorkspace();
  const [files, setFiles] = useLocalStorage<FileView[]>({
    key: `rekindle:reply-files:${slug}:${conversationId}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const uploads = useUploads((file) => setFiles((all) => [...all, file]));
  return { files, setFiles, uploads };
}

function useReplyKey() {
  const t = useTranslations("conversations");
  const box = useRef<HTMLTextAreaElement>(null);
  const shortcuts = useMemo(
    () => [{ keys: "r", label: t("keys.reply"), group: t("title"), run: () => box.current?.focus() }],
    [t],
  );
  useShortcuts(shortcuts);
  return box;
}

/** How long WhatsApp takes free words here. */
function FreeUntil({ at }: { at: Date | null }) {
  const t = useTranslations("conversations.composer");
  return (
    <Text size="xs" c="dimmed" component="div">
      {t("byWhatsApp")} {at && <TimeText value={at} />}
    </Text>
  );
}

function Segments({ body }: { body: string }) {
  const t = useTranslations("conversations.composer");
  const { encoding, units, segments } = segmentsOf(body);
  return (
    <Text size="xs" c="dimmed" className="tabular">
      {t("segments", { units, segments, encoding })}
    </Text>
  );
}
