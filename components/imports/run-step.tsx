"use client";

import { Alert, Anchor, Button, Group, Modal, Progress, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { leadsPath } from "@/components/leads/list/lead-search";
import { usePath } from "@/components/shell/workspace";
import { useWorkspaceNow } from "@/components/ui/clock";
import { ConfirmAction } from "@/components/ui/confirm-action";
import { TimeText } from "@/components/ui/time-text";
import type { ImportView } from "@/server/imports/schemas";
import { LeftOut, OutcomeTiles } from "./outcome-tiles";
import { ProblemsTable } from "./problems-table";
import { useImportActs } from "./use-import-acts";

export function RunStep({ one }: { one: ImportView }) {
  return one.status === "running" || one.status === "validating" ? <Running one={one} /> : <Ended one={one} />;
}

function Running({ one }: { one: ImportView }) {
  const t = useTranslations("imports.run");
  const total = one.rowsTotal ?? 0;
  const percent = total > 0 ? Math.round((one.rowsDone / total) * 100) : 0;
  const isPaused = one.pausedAt !== null && !one.cancelRequested;
  const moving = one.cancelRequested ? "takingBack" : "running";
  return (
    <Stack maw={720}>
      <Title order={2} fz="lg">
        {t(isPaused ? "paused" : moving)}
      </Title>
      <Progress
        value={percent}
        size="lg"
        animated={!isPaused}
        color={isPaused ? "gray" : undefined}
        aria-label={t("progress", { done: one.rowsDone, total })}
      />
      <Pace one={one} />
      <OutcomeTiles outcome={one} />
      <Text size="sm" c="dimmed">
        {t(isPaused ? "pausedText" : "closeTab")}
      </Text>
      {!one.cancelRequested && (
        <Group>
          <PauseButton one={one} />
          <CancelButton one={one} />
        </Group>
      )}
    </Stack>
  );
}

/** How far, how fast and how long still, by what the batches took. */
function Pace({ one }: { one: ImportView }) {
  const t = useTranslations("imports.run");
  const format = useFormatter();
  const total = one.rowsTotal ?? 0;
  const rate = one.pausedAt === null ? Math.round(one.rowsPerSecond ?? 0) : 0;
  const parts = [
    t("progress", { done: format.number(one.rowsDone), total: format.number(total) }),
    rate > 0 ? t("rate", { rate: format.number(rate) }) : null,
    rate > 0 ? timeLeft((total - one.rowsDone) / rate) : null,
  ];
  return <Text className="tabular">{parts.filter(Boolean).join(" · ")}</Text>;

  function timeLeft(seconds: number): string {
    if (seconds < 1) return t("almost");
    return seconds < 120
      ? t("left", { seconds: format.number(Math.ceil(seconds)) })
      : t("minutesLeft", { minutes: Math.round(seconds / 60) });
  }
}

function PauseButton({ one }: { one: ImportView }) {
  const t = useTranslations("imports.run");
  const { pause, resume } = useImportActs(one.id);
  const isMoving = one.pausedAt === null;
  const act = isMoving ? pause : resume;
  return (
    <>
      <Button
        variant={isMoving ? "default" : "filled"}
        loading={act.isPending}
        onClick={() => act.mutate({ importId: one.id })}
      >
        {t(isMoving ? "pause" : "resume")}
      </Button>
      {act.error && (
        <Alert color="red" role="alert">
          {act.error.message}
        </Alert>
      )}
    </>
  );
}

/** Cancelling asks what should become of the rows that are written: to keep them or to take them back. */
function CancelButton({ one }: { one: ImportView }) {
  const t = useTranslations("imports.run");
  const { cancel } = useImportActs(one.id);
  const [opened, { open, close }] = useDisclosure(false);
  const choose = (rollback: boolean) => {
    cancel.mutate({ importId: one.id, rollback });
    close();
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        {t("cancel")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("cancelTitle")}>
        <Stack>
          <Text size="sm">{t("cancelText", { done: one.rowsDone })}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t("goOn")}
            </Button>
            <Button variant="default" onClick={() => choose(false)}>
              {t("keep")}
            </Button>
            <Button color="red" onClick={() => choose(true)}>
              {t("rollback")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function titleOf(one: ImportView): "done" | "failed" | "undone" | "cancelled" {
  if (one.status === "completed") return "done";
  if (one.status === "failed") return "failed";
  return one.undoneAt ? "undone" : "cancelled";
}

function Ended({ one }: { one: ImportView }) {
  const t = useTranslations("imports.run");
  const path = usePath();
  return (
    <Stack>
      <Title order={2} fz="lg">
        {t(titleOf(one))}
      </Title>
      {one.error ? (
        <Alert color="red" role="alert">
          {one.error}
        </Alert>
      ) : (
        <OutcomeTiles outcome={one} />
      )}
      <LeftOut one={one} />
      <KeptLeads one={one} />
      <Group>
        {one.status === "completed" && (
          <Button component={Link} href={path(leadsPath({ all: [{ field: "import_id", op: "eq", value: one.id }] }))}>
            {t("toLeads")}
          </Button>
        )}
        <Button component={Link} href={path("/leads/import")} variant="default">
          {t("again")}
        </Button>
        <UndoButton one={one} />
      </Group>
      {one.rejected > 0 && <ProblemsTable one={one} rejected={one.rejected} />}
    </Stack>
  );
}

const keptReasons = ["contacted", "changed", "merged"] as const;

/** What an undo left as it is, and why. */
function KeptLeads({ one }: { one: ImportView }) {
  const t = useTranslations("imports.run");
  const path = usePath();
  const { kept } = one;
  if (!kept) return null;
  return (
    <Alert color="yellow" title={t("kept")}>
      <Stack gap={4}>
        {keptReasons
          .filter((reason) => kept[reason] > 0)
          .map((reason) => (
            <Text key={reason} size="sm">
              {t(`keptReasons.${reason}`, { count: kept[reason] })}
            </Text>
          ))}
        <Anchor
          component={Link}
          size="sm"
          href={path(leadsPath({ all: [{ field: "import_id", op: "eq", value: one.id }] }))}
        >
          {t("keptShow")}
        </Anchor>
      </Stack>
    </Alert>
  );
}

function UndoButton({ one }: { one: ImportView }) {
  const t = useTranslations("imports.run");
  const { undo } = useImportActs(one.id);
  const now = useWorkspaceNow();
  if (!one.undoableUntil || new Date(one.undoableUntil) < now) return null;
  return (
    <>
      <ConfirmAction
        trigger={(open) => (
          <Button variant="subtle" color="red" onClick={open}>
            {t("undo")}
          </Button>
        )}
        title={t("undoTitle")}
        confirm={t("undo")}
        onConfirm={() => undo.mutateAsync({ importId: one.id })}
      >
        {t("undoText")}
      </ConfirmAction>
      <Text size="sm" c="dimmed">
        {t("undoUntil")} <TimeText value={one.undoableUntil} />
      </Text>
    </>
  );
}
