"use client";

import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { useWorkspace } from "@/components/shell/workspace";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ImportView } from "@/server/imports/schemas";
import classes from "./problem-card.module.css";

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

/** The rejected rows of an import that is over, by problem; the file has every one of them. */
export function ProblemsTable({ one, rejected }: { one: ImportView; rejected: number }) {
  const t = useTranslations("imports.fix");
  const trpc = useTRPC();
  const kinds = useQuery(trpc.imports.problemKinds.queryOptions({ importId: one.id }));
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={500}>{t("problems", { count: rejected })}</Text>
        <ProblemsButton importId={one.id} />
      </Group>
      <ScrollRegion label={t("kind")} className={classes.scroll}>
        <Table miw={480}>
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
              <Table.Tr key={`${kind.kind}|${kind.column}`}>
                <Table.Td>{kind.count}</Table.Td>
                <Table.Td>{kind.column ?? t("wholeRow")}</Table.Td>
                <Table.Td>{kind.reason}</Table.Td>
                <Table.Td>{kind.firstRow}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <Text size="sm" c="dimmed" maw={720}>
        {t("later")}
      </Text>
    </Stack>
  );
}
