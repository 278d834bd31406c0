"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { TimeText } from "@/components/ui/time-text";
import { AiMark } from "./message-bubble";
import classes from "./thread.module.css";
import type { PendingText } from "./thread-view";

/** A text that has not left, or of which the carrier could not tell. */
export function PendingBubble({ text }: { text: PendingText }) {
  const t = useTranslations("conversations");
  const isAi = text.author === "ai";
  return (
    <article className={classes.bubble} data-side="out" data-waiting data-ai={isAi || undefined}>
      {isAi && <AiMark />}
      <div className={classes.body}>{text.body ?? t(`waiting.${text.source}`)}</div>
      <Text size="xs" className={classes.foot} component="div">
        {t(`pending.${text.status as "pending" | "held" | "sending" | "unknown"}`)}
        {text.status !== "unknown" && text.status !== "sending" && (
          <>
            {" "}
            <TimeText value={text.dueAt} />
          </>
        )}
        {text.reason ? ` · ${text.reason}` : ""}
      </Text>
    </article>
  );
}
