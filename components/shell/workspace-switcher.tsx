"use client";

import { Menu, Text, UnstyledButton } from "@mantine/core";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Logo } from "@/components/ui/logo";
import { useWorkspace } from "./workspace";
import classes from "./workspace-switcher.module.css";

/** Another workspace is another document: nothing of this one stays in the tab's memory. */
export function WorkspaceSwitcher() {
  const t = useTranslations("shell.workspace");
  const { name, slug, workspaces } = useWorkspace();
  return (
    <Menu position="bottom-start" width={260} returnFocus>
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={t("open", { name })}>
          <Logo size={28} />
          <Text span fw={600} size="sm" truncate className={classes.name}>
            {name}
          </Text>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("yours")}</Menu.Label>
        {workspaces.map((workspace) => (
          <Menu.Item
            key={workspace.slug}
            component="a"
            href={`/t/${workspace.slug}/home`}
            aria-current={workspace.slug === slug ? "true" : undefined}
            rightSection={workspace.slug === slug ? <IconCheck size={16} aria-hidden /> : undefined}
          >
            {workspace.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/workspaces?new" leftSection={<IconPlus size={16} aria-hidden />}>
          {t("create")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
