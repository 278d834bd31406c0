"use client";

import { Alert, Button, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ImportView } from "@/server/imports/schemas";
import type { Step } from "./import-wizard";
import { LeftOut, OutcomeTiles } from "./outcome-tiles";
import { useImportActs } from "./use-import-acts";

/** The last look before anything is written: the exact effect, and who could be texted afterwards. */
export function ReviewStep({ one, goTo }: { one: ImportView; goTo: (next: Step) => void }) {
  const t = useTranslations("imports");
  const { start } = useImportActs(one.id);
  if (!one.check) return <Progress value={100} animated aria-label={t("fix.checking", { done: one.rowsDone })} />;
  const { created, updated, consent } = one.check;
  return (
    <Stack>
      <Title order={2} fz="lg">
        {t("run.title")}
      </Title>
      <OutcomeTiles outcome={one.check} />
      <LeftOut one={one} />
      <Text>
        {t("run.reach", { granted: consent.granted, unknown: consent.unknown, none: consent.none + consent.withdrawn })}
      </Text>
      {start.error && (
        <Alert color="red" role="alert">
          {start.error.message}
        </Alert>
      )}
      <Group>
        <Button onClick={() => start.mutate({ importId: one.id })} loading={start.isPending}>
          {t("run.start", { count: created + updated })}
        </Button>
        <Button variant="default" onClick={() => goTo("consent")}>
          {t("consent.back")}
        </Button>
      </Group>
    </Stack>
  );
}
