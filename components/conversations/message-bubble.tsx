"use client";

import { Button, Group, Popover, Text } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { FileList } from "@/components/files/file-list";
import { useWorkspace } from "@/components/shell/workspace";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TimeText } from "@/components/ui/time-text";
import type { RuleVerdict } from "@/server/messaging/schemas";
import classes from "./thread.module.css";
import type { Message } from "./thread-view";

type MessageBubbleProps = { message: Message; name: string; conversationId: string };

/** One text: who wrote it, when, what came with it, what became of it and why it was allowed to leave. */
export function MessageBubble({ message, name, conversationId }: MessageBubbleProps) {
  const t = useTranslations("conversations");
  const { slug } = useWorkspace();
  const { direction, author, subject, body, at } = message;
  return (
    <article className={classes.bubble} data-side={direction} data-ai={author === "ai" || undefined}>
      <Author message={message} name={name} />
      {subject && (
        <Text size="sm" fw={600}>
          {subject}
        </Text>
      )}
      <div className={classes.body}>{body}</div>
      <FileList
        files={message.files}
        addressOf={({ id }) => `/api/conversations/${conversationId}/files/${id}?tenant=${slug}`}
      />
      {message.link && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {t("leadsTo", { link: message.link })}
        </Text>
      )}
      {message.awaited.map(({ type, reason, isGivenUp }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and their order stands
        <Text key={at} size="xs" c="dimmed" role="status">
          {t(isGivenUp ? "notFetched" : "fetching", { type })} {reason}
        </Text>
      ))}
      <Group gap="xs" className={classes.foot}>
        <TimeText value={at} />
        {message.channel === "whatsapp" && <span>{t("whatsApp")}</span>}
        {message.channel === "in_app" && <span>{t("inApp")}</span>}
        {message.channel === "push" && <span>{t("push")}</span>}
        {direction === "out" && <Delivery message={message} />}
        {message.verdict && message.verdict.length > 0 && <Why verdicts={message.verdict} />}
      </Group>
    </article>
  );
}

function Author({ message: { author, authorId }, name }: { message: Message; name: string }) {
  const t = useTranslations("conversations");
  const { viewer } = useWorkspace();
  if (author === "ai") return <AiMark />;
  const words = author === "user" && authorId === viewer.id ? t("authors.you") : t(`authors.${author}`, { name });
  return (
    <Text size="xs" fw={600}>
      {words}
    </Text>
  );
}

export function AiMark() {
  const t = useTranslations("conversations");
  return (
    <Text size="xs" fw={600} className={classes.ai}>
      <IconSparkles size={14} aria-hidden />
      {t("authors.ai")}
    </Text>
  );
}

/** What a reader did says more than that it arrived. */
const readersWords = ["read", "shown", "clicked", "dismissed"] as const;

function Delivery({ message: { touchStatus, delivery, carrierStatus, reason } }: { message: Message }) {
  const t = useTranslations("conversations");
  const word = delivery ?? touchStatus;
  if (!word) return null;
  return (
    <span data-failed={word === "failed" || word === "undelivered" || undefined} className={classes.delivery}>
      {t(`delivery.${readersWords.find((one) => one === carrierStatus) ?? word}`)}
      {reason && word !== "delivered" ? `: ${reason}` : ""}
    </span>
  );
}

function Why({ verdicts }: { verdicts: readonly RuleVerdict[] }) {
  const t = useTranslations("conversations");
  return (
    <Popover width={320} position="top" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" size="compact-xs">
          {t("why")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("why")}>
        <ScrollRegion className={classes.verdicts} label={t("why")}>
          <ul>
            {verdicts.map(({ rule, sentence }) => (
              <li key={rule}>{sentence}</li>
            ))}
          </ul>
        </ScrollRegion>
      </Popover.Dropdown>
    </Popover>
  );
}
