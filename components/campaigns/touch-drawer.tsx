"use client";

import { Button, Drawer, Group, Stack, Text, Title } from "@mantine/core";
import { IconFileCertificate } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChannelChoiceWords } from "@/components/messaging/channel-choice";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, usePath, useWorkspace } from "@/components/shell/workspace";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import type { ChannelChoice, RuleVerdict } from "@/server/messaging/schemas";
import { nameOf, type Touch } from "./campaign-view";
import classes from "./check-list.module.css";
import messageClasses from "./message-step.module.css";
import { TouchStatusBadge } from "./touch-status";

/** Why one text left, waits or never left: each rule's own sentence, as it was stored. */
export function TouchDrawer({ touch, onClose }: { touch: Touch | null; onClose: () => void }) {
  const t = useTranslations("campaigns.touches");
  return (
    <Drawer
      opened={touch !== null}
      onClose={onClose}
      position="right"
      size="md"
      title={touch ? (nameOf(touch) ?? t("unnamed")) : ""}
    >
      {touch && <Details touch={touch} />}
    </Drawer>
  );
}

function Details({ touch }: { touch: Touch }) {
  const t = useTranslations("campaigns.touches");
  const path = usePath();
  const mayProve = useMay("consent:read");
  return (
    <Stack>
      <Group>
        <TouchStatusBadge status={touch.status} delivery={touch.delivery} />
        <Text size="sm">
          {t(touch.sentAt ? "sentAt" : "dueAt")} <TimeText value={touch.sentAt ?? touch.dueAt} />
        </Text>
      </Group>
      {touch.reason && <Text size="sm">{touch.reason}</Text>}
      {touch.subject && <Text fw={600}>{touch.subject}</Text>}
      {touch.body && <div className={messageClasses.bubble}>{touch.body}</div>}
      {touch.errorCode && touch.channel === "sms" && (
        <Text size="sm">{t("carrierCode", { code: touch.errorCode })}</Text>
      )}
      {touch.status === "unknown" && <Resolve touchId={touch.id} />}
      <Choice choice={touch.choice} />
      <Verdicts verdicts={touch.verdict ?? []} />
      {mayProve && <EvidenceFiles touchId={touch.id} />}
      {touch.leadId && (
        <Button component={Link} href={path(`/leads/${touch.leadId}`)} variant="default">
          {t("openLead")}
        </Button>
      )}
    </Stack>
  );
}

/** Why it was sent or not, to keep: as data, and as pages to hand over. */
function EvidenceFiles({ touchId }: { touchId: string }) {
  const t = useTranslations("campaigns.touches.evidence");
  const { slug } = useWorkspace();
  return (
    <Group grow gap="xs">
      {(["json", "pdf"] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={`/api/touches/${touchId}/evidence?tenant=${slug}&format=${format}`}
          download
          variant="default"
          leftSection={<IconFileCertificate size={16} aria-hidden />}
        >
          {t(format)}
        </Button>
      ))}
    </Group>
  );
}

function Choice({ choice }: { choice: ChannelChoice | null }) {
  const t = useTranslations("campaigns.touches");
  if (!choice) return null;
  return (
    <section aria-label={t("choice")}>
      <Title order={2} fz="md">
        {t("choice")}
      </Title>
      <ChannelChoiceWords choice={choice} />
    </section>
  );
}

const tones: Record<RuleVerdict["outcome"], Tone> = {
  pass: "success",
  hold: "warning",
  skip: "neutral",
  refuse: "danger",
};

function Verdicts({ verdicts }: { verdicts: readonly RuleVerdict[] }) {
  const t = useTranslations("campaigns.touches");
  return (
    <div>
      <Title order={2} fz="md">
        {t("verdicts")}
      </Title>
      {verdicts.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("noVerdict")}
        </Text>
      )}
      <ul className={classes.list}>
        {verdicts.map(({ rule, version, outcome, sentence }) => (
          <li key={rule} className={classes.check}>
            <StatusBadge tone={tones[outcome]}>{t(`outcomes.${outcome}`)}</StatusBadge>
            <div className={classes.words}>
              <Text size="sm">{sentence}</Text>
              <Text size="xs" c="dimmed">
                {rule} · {version}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The carrier could not tell what became of a text: a person may decide. */
function Resolve({ touchId }: { touchId: string }) {
  const t = useTranslations("campaigns.touches");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const resolve = useMutation(
    trpc.messaging.resolveUnknown.mutationOptions({
      onSuccess: async () => {
        toastDone(t("resolved"));
        await queryClient.invalidateQueries(trpc.campaigns.pathFilter());
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  if (!useMay("campaigns:launch")) return null;
  return (
    <Stack gap="xs">
      <Text size="sm">{t("unknownText")}</Text>
      <Group gap="xs">
        {(["sent", "send_again", "give_up"] as const).map((outcome) => (
          <Button
            key={outcome}
            variant="default"
            size="xs"
            disabled={resolve.isPending}
            onClick={() => resolve.mutate({ touchId, outcome })}
          >
            {t(`resolve.${outcome}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
