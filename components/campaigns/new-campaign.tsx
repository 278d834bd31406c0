"use client";

import { ActionIcon, Button, Card, Group, Menu, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconChevronDown, IconPlus, IconSend } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/shell/workspace";
import { EmptyState } from "@/components/ui/empty-state";
import { useStartCampaign } from "./use-start-campaign";

const presets = ["reactivation", "no_show", "blank"] as const;

/** One click makes the usual draft; the arrow offers the others. */
export function NewCampaign() {
  const t = useTranslations("campaigns");
  const { start } = useStartCampaign();
  const isBusy = start.isPending || start.isSuccess;
  if (!useMay("campaigns:write")) return null;
  return (
    <Group gap={4} wrap="nowrap">
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        loading={isBusy}
        onClick={() => start.mutate({ preset: "reactivation" })}
      >
        {t("new")}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={36} aria-label={t("newFrom")} disabled={isBusy}>
            <IconChevronDown size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {presets.map((preset) => (
            <Menu.Item key={preset} onClick={() => start.mutate({ preset })}>
              {t(`presets.${preset}.name`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

/** First use: what a campaign is, and three ways to begin one. */
export function FirstCampaign() {
  const t = useTranslations("campaigns");
  const mayWrite = useMay("campaigns:write");
  return (
    <Stack>
      <EmptyState icon={<IconSend size={24} />} title={t("empty.first")}>
        {t(mayWrite ? "empty.firstText" : "empty.readOnly")}
      </EmptyState>
      {mayWrite && <PresetCards />}
    </Stack>
  );
}

function PresetCards() {
  const t = useTranslations("campaigns");
  const { start } = useStartCampaign();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      {presets.map((preset, place) => (
        <Card key={preset}>
          <Stack h="100%" justify="space-between">
            <div>
              <Title order={3}>{t(`presets.${preset}.name`)}</Title>
              <Text size="sm" c="dimmed">
                {t(`presets.${preset}.text`)}
              </Text>
            </div>
            <Button
              variant={place === 0 ? "filled" : "default"}
              loading={(start.isPending || start.isSuccess) && start.variables?.preset === preset}
              onClick={() => start.mutate({ preset })}
            >
              {t(`presets.${preset}.use`)}
            </Button>
          </Stack>
        </Card>
      ))}
    </SimpleGrid>
  );
}
