"use client";

import { Alert, Button, Group, Modal, Progress, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { leadsPath } from "@/components/leads/list/lead-search";
import { usePath } from "@/components/shell/workspace";
import { useWorkspaceNow } from "@/components/ui/clock";
import { ConfirmAction } from "@/components/ui/confirm-action";
import { TimeText } from "@/components/ui/time-text";
import type { ImportView } from "@/server/imports/schemas";
import { Problems } from "./fix-step";
import { OutcomeTiles } from "./outcome-tiles";
import { useImportActs } from "./use-import-acts";

export function RunStep({ one }: { one: ImportView }) {
  return one.status === "running" || one.status === "validating" ? <Running one={one} /> : <Ended one={one} />;
}

function Running({ one }: { one: ImportView }) {
  const t = useTranslations("imports.run");
  const format = useFormatter();
  const now = useWorkspaceNow();
  const total = one.rowsTotal ?? 0;
  const seconds = Math.max(1, (now.getTime() - new Date(one.startedAt ?? now).getTime()) / 1000);
  const rate = Math.round(one.rowsDone / seconds);
  const left = rate > 0 ? Math.ceil((total - one.rowsDone) / rate) : null;
  const percent = total > 0 ? Math.round((one.rowsDone / total) * 100) : 0;
  return (
    <Stack maw={720}>
      <Title order={2} fz="lg">
        {one.cancelRequested ? t("takingBack") : t("running")}
      </Title>
      <Progress value={percent} size="lg" animated aria-label={t("progress", { done: one.rowsDone, total })} />
      <Text className="tabular" role="status">
        {[
          t("progress", { done: format.number(one.rowsDone), total: format.number(total) }),
          rate > 0 ? t("rate", { rate: format.number(rate) }) : null,
          left === null ? null : t("left", { seconds: format.number(left) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      <OutcomeTiles outcome={one} />
      <Text size="sm" c="dimmed">
        {t("closeTab")}
      </Text>
      {!one.cancelRequested && <CancelButton one={one} />}
    </Stack>
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
    <Group>
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
    </Group>
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
      {one.rejected > 0 && <Problems one={one} rejected={one.rejected} />}
    </Stack>
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
