"use client";

import { Anchor, Group, Text, Title } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { BookCall } from "@/components/bookings/book-call";
import { StateBadge } from "@/components/leads/lead-badges";
import { useMay, usePath, useWorkspace } from "@/components/shell/workspace";
import { TimeText } from "@/components/ui/time-text";
import { HandBack, TakeOver } from "./pen-acts";
import { PenBadge } from "./pen-badge";
import classes from "./thread.module.css";
import { type ConversationView, penOf } from "./thread-view";

/** Who this is, who holds the pen, and taking it or giving it back. */
export function ThreadHead({ conversation, name }: { conversation: ConversationView; name: string }) {
  const path = usePath();
  const { viewer } = useWorkspace();
  const { leadId, lead, state, owner } = conversation;
  const mayReply = useMay("conversations:reply");
  const isOpen = state !== "opted_out" && state !== "invalid";
  const isToldByPen = state === "handoff" || penOf(conversation, viewer.id).holder === "nobody";
  return (
    <div className={classes.head}>
      <Group gap="xs">
        <Title order={2} fz="lg">
          {leadId ? (
            <Anchor component={Link} href={path(`/leads/${leadId}`)} inherit>
              {name}
            </Anchor>
          ) : (
            name
          )}
        </Title>
        {lead?.company && <Text size="sm">{lead.company}</Text>}
        {!isToldByPen && <StateBadge state={state} />}
      </Group>
      <Group gap="xs">
        <PenBadge conversation={conversation} />
        {mayReply && isOpen && owner === "ai" && <TakeOver conversationId={conversation.id} />}
        {mayReply && isOpen && owner === "human" && <HandBack conversationId={conversation.id} />}
        {leadId && isOpen && state !== "booked" && <BookCall leadId={leadId} />}
      </Group>
      <Remarks conversation={conversation} />
    </div>
  );
}

function Remarks({ conversation: { handoffNote, turnDueAt, pausedUntil } }: { conversation: ConversationView }) {
  const t = useTranslations("conversations");
  return (
    <>
      {handoffNote && <Text size="sm">{handoffNote}</Text>}
      {turnDueAt && (
        <Text size="sm" c="dimmed">
          {t("turnDue")} <TimeText value={turnDueAt} />
        </Text>
      )}
      {pausedUntil && (
        <Text size="sm" c="dimmed">
          {t("pausedUntil")} <TimeText value={pausedUntil} />
        </Text>
      )}
    </>
  );
}
