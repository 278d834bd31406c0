"use client";

import { Alert, Button, Group, Progress, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { useWorkspace } from "@/components/shell/workspace";
import type { ImportView } from "@/server/imports/schemas";
import type { Step } from "./import-wizard";
import { OutcomeTiles } from "./outcome-tiles";

export function FixStep({ one, goTo }: { one: ImportView; goTo: (next: Step) => void }) {
  const t = useTranslations("imports.fix");
  const format = useFormatter();
  if (one.status === "validating" || !one.check) {
    return (
      <Stack maw={640}>
        <Text role="status">{t("checking", { done: format.number(one.rowsDone) })}</Text>
        <Progress value={100} animated aria-label={t("checking", { done: one.rowsDone })} />
      </Stack>
    );
  }
  return (
    <Stack>
      <Title order={2} fz="lg">
        {t("title")}
      </Title>
      <OutcomeTiles outcome={one.check} />
      {one.check.rejected === 0 ? (
        <Alert color="green">{t("clean")}</Alert>
      ) : (
        <Problems one={one} rejected={one.check.rejected} />
      )}
      <Group>
        <Button onClick={() => goTo("consent")}>{t("continue")}</Button>
        <Button variant="default" onClick={() => goTo("map")}>
          {t("change")}
        </Button>
      </Group>
    </Stack>
  );
}

export function ProblemsButton({ importId }: { importId: string }) {
  const t = useTranslations("imports.fix");
  const { slug } = useWorkspace();
  return (
    <Button
      component="a"
      href={`/api/imports/${importId}/problems?tenant=${slug}`}
      download="problems.csv"
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {t("download")}
    </Button>
  );
}

/** The rejected rows by problem, not by row; the file has every one of them. */
export function Problems({ one, rejected }: { one: ImportView; rejected: number }) {
  const t = useTranslations("imports.fix");
  const trpc = useTRPC();
  const kinds = useQuery(trpc.imports.problemKinds.queryOptions({ importId: one.id }));
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={500}>{t("problems", { count: rejected })}</Text>
        <ProblemsButton importId={one.id} />
      </Group>
      <Table.ScrollContainer
        minWidth={480}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, "aria-label": t("kind") } }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("rows")}</Table.Th>
              <Table.Th>{t("column")}</Table.Th>
              <Table.Th>{t("kind")}</Table.Th>
              <Table.Th>{t("first")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(kinds.data ?? []).map((kind) => (
              <Table.Tr key={`${kind.column}|${kind.reason}`}>
                <Table.Td>{kind.count}</Table.Td>
                <Table.Td>{kind.column ?? t("wholeRow")}</Table.Td>
                <Table.Td>{kind.reason}</Table.Td>
                <Table.Td>{kind.firstRow}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <SimpleGrid cols={1} maw={720}>
        <Text size="sm" c="dimmed">
          {t("later")}
        </Text>
      </SimpleGrid>
    </Stack>
  );
}
