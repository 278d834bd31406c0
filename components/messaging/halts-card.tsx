"use client";

import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { StatusBadge } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import { HaltDialog } from "./halt-dialog";
import type { HaltView } from "./halt-view";
import { LiftControls } from "./lift-controls";
import { useHaltNames } from "./use-halt-names";

/** May we send, what is halted and why, and the means to halt and to lift. */
export function HaltsCard() {
  const t = useTranslations("messaging.halts");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.messaging.halts.queryOptions());
  const isAllowed = data.inForce.length === 0;
  return (
    <Card component="section" aria-labelledby="sending">
      <Stack>
        <Group justify="space-between">
          <Group gap="sm">
            <Title order={2} fz="md" id="sending">
              {t("title")}
            </Title>
            <StatusBadge tone={isAllowed ? "success" : "danger"}>
              {isAllowed ? t("allowed") : t("halted", { count: data.inForce.length })}
            </StatusBadge>
          </Group>
          {data.mayHalt && <HaltDialog />}
        </Group>
        <Text size="sm" c="dimmed">
          {t("inFlight", { count: data.inFlight })}
        </Text>
        {data.inForce.map((halt) => (
          <HaltInForce key={halt.id} halt={halt} mayLift={data.mayHalt} />
        ))}
        {data.ended.length > 0 && <Ended halts={data.ended} />}
      </Stack>
    </Card>
  );
}

function HaltInForce({ halt, mayLift }: { halt: HaltView; mayLift: boolean }) {
  const t = useTranslations("messaging");
  const nameOf = useHaltNames();
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group gap="sm">
          <Text fw={600}>{nameOf(halt)}</Text>
          <StatusBadge tone="warning">{t(`halts.cause.${halt.cause}`)}</StatusBadge>
        </Group>
        <Text>{halt.reason}</Text>
        <Text size="sm" c="dimmed">
          {halt.haltedBy} · <TimeText value={halt.haltedAt} onRealClock />
        </Text>
        {halt.liftAskedByName && (
          <Text size="sm">{t("lift.waits", { name: halt.liftAskedByName, reason: halt.liftReason ?? "" })}</Text>
        )}
        {mayLift && <LiftControls halt={halt} />}
      </Stack>
    </Card>
  );
}

function Ended({ halts }: { halts: readonly HaltView[] }) {
  const t = useTranslations("messaging.halts");
  const nameOf = useHaltNames();
  return (
    <div>
      <Title order={3} fz="sm" mb={4}>
        {t("ended")}
      </Title>
      <Stack gap={4} component="ul" m={0} pl="md">
        {halts.map((halt) => (
          <Text key={halt.id} component="li" size="sm">
            {nameOf(halt)}: {halt.reason} · {halt.liftedBy} · <TimeText value={halt.liftedAt} onRealClock />
          </Text>
        ))}
      </Stack>
    </div>
  );
}
