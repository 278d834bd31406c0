"use client";

import { ActionIcon, Group, Kbd, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { IconKeyboard, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { JobsTray } from "@/components/leads/bulk/jobs-tray";
import { openPalette, openShortcutSheet } from "./overlays";
import classes from "./top-bar.module.css";
import { UserMenu } from "./user-menu";
import { WorkspaceSwitcher } from "./workspace-switcher";

export function TopBar() {
  const t = useTranslations("shell");
  return (
    <Group h="100%" px="md" gap="sm" wrap="nowrap">
      <WorkspaceSwitcher />
      <UnstyledButton
        className={classes.search}
        onClick={openPalette}
        visibleFrom="xs"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={16} aria-hidden />
        <Text span size="sm" className={classes.searchWord}>
          {t("search.open")}
        </Text>
        <Kbd size="xs">Ctrl K</Kbd>
      </UnstyledButton>
      <Group gap={4} ml="auto" wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          hiddenFrom="xs"
          aria-label={t("search.open")}
          onClick={openPalette}
        >
          <IconSearch size={20} aria-hidden />
        </ActionIcon>
        <Tooltip label={t("shortcuts.open")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            visibleFrom="xs"
            aria-label={t("shortcuts.open")}
            aria-keyshortcuts="?"
            onClick={openShortcutSheet}
          >
            <IconKeyboard size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <JobsTray />
        <UserMenu />
      </Group>
    </Group>
  );
}
