"use client";

import { Alert, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { StatusBadge } from "@/components/ui/status-badge";
import type { SenderView } from "@/server/channels/schemas";
import { EditSender } from "./edit-sender";

/** One sender: what it is, how fast it may send, and what to do about it. */
export function SenderCard({ sender, mayEdit }: { sender: SenderView; mayEdit: boolean }) {
  const t = useTranslations("channels");
  const name = nameOf(sender);
  return (
    <Card component="section" aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} fz="lg" style={{ fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" }}>
            {name}
          </Title>
          <Badges sender={sender} />
        </Group>
        {sender.provider === "sandbox" && (
          <Text size="sm" c="dimmed">
            {t("sandboxText")}
          </Text>
        )}
        {sender.stoppedReason && <Alert color="red">{sender.stoppedReason}</Alert>}
        <Fact label={t("account")} value={sender.accountSid} />
        <Fact label={t("class")} value={t(`classes.${sender.senderClass}`)} />
        <Fact label={t("throughput")} value={speedOf(t, sender)} />
        {mayEdit && <Actions sender={sender} name={name} />}
      </Stack>
    </Card>
  );
}

type Words = ReturnType<typeof useTranslations<"channels">>;

function speedOf(t: Words, { segmentsPerSecond: count, senderClass }: SenderView): string {
  if (count === null) return t("noLimit");
  return t(senderClass === "whatsapp" ? "messagesPerSecond" : "perSecond", { count });
}

const nameOf = ({ number, messagingServiceSid }: SenderView) => number ?? messagingServiceSid ?? "";

function Badges({ sender }: { sender: SenderView }) {
  const t = useTranslations("channels");
  return (
    <Group gap={6}>
      <StatusBadge tone="neutral">{t(`provider.${sender.provider}`)}</StatusBadge>
      {sender.isDefault && <StatusBadge tone="brand">{t("default")}</StatusBadge>}
      <Health sender={sender} />
    </Group>
  );
}

function Health({ sender }: { sender: SenderView }) {
  const t = useTranslations("channels");
  if (sender.stoppedAt) return <StatusBadge tone="danger">{t("stopped")}</StatusBadge>;
  if (sender.segmentsPerSecond === 0) return <StatusBadge tone="warning">{t("unregistered")}</StatusBadge>;
  return <StatusBadge tone="success">{t("active")}</StatusBadge>;
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {value}
      </Text>
    </div>
  );
}

function Actions({ sender, name }: { sender: SenderView; name: string }) {
  const t = useTranslations("channels");
  const { test, makeDefault, restart } = useSenderActions();
  return (
    <Group gap="xs">
      {(sender.provider !== "sandbox" || sender.senderClass !== "whatsapp") && (
        <EditSender sender={sender} name={name} />
      )}
      <Button variant="default" size="xs" loading={test.isPending} onClick={() => test.mutate({ senderId: sender.id })}>
        {t("actions.test")}
      </Button>
      {!sender.isDefault && (
        <Button
          variant="default"
          size="xs"
          loading={makeDefault.isPending}
          onClick={() => makeDefault.mutate({ senderId: sender.id, is_default: true })}
        >
          {t("actions.makeDefault")}
        </Button>
      )}
      {sender.stoppedAt && (
        <Button size="xs" loading={restart.isPending} onClick={() => restart.mutate({ senderId: sender.id })}>
          {t("actions.restart")}
        </Button>
      )}
    </Group>
  );
}

function useSenderActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const changed = {
    onSuccess: () => queryClient.invalidateQueries(trpc.channels.settings.queryFilter()),
    onError: (error: { message: string }) => toastFailure(error.message),
  };
  const test = useMutation(
    trpc.channels.testSignature.mutationOptions({
      onSuccess: ({ ok, sentence }) => (ok ? toastDone(sentence) : toastFailure(sentence)),
      onError: changed.onError,
    }),
  );
  const makeDefault = useMutation(trpc.channels.update.mutationOptions(changed));
  const restart = useMutation(trpc.channels.restart.mutationOptions(changed));
  return { test, makeDefault, restart };
}
