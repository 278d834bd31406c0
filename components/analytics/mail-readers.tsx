"use client";

import { Card, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useTranslations } from "next-intl";
import type { AppRouter } from "@/server/trpc/root";

type Figures = NonNullable<inferRouterOutputs<AppRouter>["analytics"]["results"]["mail"]>;

/** Who opened and followed a campaign's e-mails: people apart from machines, which fetch most mails. */
export function MailReaders({ figures }: { figures: Figures }) {
  const t = useTranslations("analytics.mail");
  const format = useFormatter();
  const shown = [
    { name: t("opened"), people: figures.openedByPeople, machines: figures.openedByMachines },
    { name: t("clicked"), people: figures.clickedByPeople, machines: figures.clickedByMachines },
  ];
  return (
    <Card component="section" aria-label={t("title")}>
      <Stack gap="xs">
        <Title order={2} fz="md">
          {t("title")}
        </Title>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {shown.map(({ name, people, machines }) => (
            <Text key={name}>
              {t("line", { name, people: format.number(people), machines: format.number(machines) })}
            </Text>
          ))}
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {t("note")}
        </Text>
      </Stack>
    </Card>
  );
}
