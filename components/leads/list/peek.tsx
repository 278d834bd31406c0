"use client";

import { ActionIcon, Anchor, Drawer, Group, Stack, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { ConsentCard } from "../consent-card";
import { FieldsCard } from "../fields-card";
import { StateBadge } from "../lead-badges";
import { LeadTimeline } from "../lead-timeline";
import { leadTitle } from "./lead-columns";

interface PeekProps {
  /** The lead that is looked at; null while the panel is closed. */
  leadId: string | null;
  /** The list's rows in their order. */
  ids: readonly string[];
  onLook: (leadId: string | null) => void;
  /** Asked for when the panel comes near the end of the rows that are loaded. */
  onEnd: () => void;
}

const endIsNear = 3;

/** A lead beside the list: next and previous follow the list's order. */
export function Peek({ leadId, ids, onLook, onEnd }: PeekProps) {
  const t = useTranslations("leads.peek");
  const place = leadId ? ids.indexOf(leadId) : -1;
  const go = (by: -1 | 1) => {
    const next = ids[place + by];
    if (place < 0 || !next) return;
    if (place + by >= ids.length - endIsNear) onEnd();
    onLook(next);
  };
  useHotkeys(
    leadId
      ? [
          ["j", () => go(1)],
          ["k", () => go(-1)],
        ]
      : [],
  );
  return (
    <Drawer
      opened={leadId !== null}
      onClose={() => onLook(null)}
      position="right"
      size="lg"
      title={<Steps place={place} count={ids.length} onGo={go} />}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {leadId && (
        <Area skeleton={<CardsSkeleton cards={2} height={180} />}>
          <Looked leadId={leadId} />
        </Area>
      )}
    </Drawer>
  );
}

function Steps({ place, count, onGo }: { place: number; count: number; onGo: (by: -1 | 1) => void }) {
  const t = useTranslations("leads.peek");
  return (
    <Group gap="xs">
      <ActionIcon
        variant="default"
        aria-label={t("previous")}
        aria-keyshortcuts="K"
        disabled={place <= 0}
        onClick={() => onGo(-1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={t("next")}
        aria-keyshortcuts="J"
        disabled={place < 0 || place >= count - 1}
        onClick={() => onGo(1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
      <Text size="sm" c="dimmed">
        {t("keys")}
      </Text>
    </Group>
  );
}

function Looked({ leadId }: { leadId: string }) {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const path = usePath();
  const { data: lead } = useSuspenseQuery(trpc.leads.get.queryOptions({ leadId }));
  const name = leadTitle(lead, t("page.unnamed"));
  return (
    <Stack>
      <Group gap="xs">
        <Text component="h2" fz={20} fw={600} role="status">
          {name}
        </Text>
        <StateBadge state={lead.conversationState} />
      </Group>
      <Anchor component={Link} href={path(`/leads/${leadId}`)} size="sm">
        {t("peek.open")}
      </Anchor>
      <ConsentCard lead={lead} />
      <FieldsCard lead={lead} />
      <LeadTimeline leadId={leadId} name={name} />
    </Stack>
  );
}
