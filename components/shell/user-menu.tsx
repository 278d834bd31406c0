"use client";

import { ActionIcon, Avatar, Menu, Text, useMantineColorScheme, VisuallyHidden } from "@mantine/core";
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { signOut } from "@/components/auth/sign-in-calls";
import { useTRPC } from "./trpc";
import { usePath, useWorkspace } from "./workspace";

const schemes = [
  { theme: "light", icon: IconSun },
  { theme: "dark", icon: IconMoon },
  { theme: "auto", icon: IconDeviceDesktop },
] as const;

export function UserMenu() {
  const t = useTranslations("shell.user");
  const { viewer } = useWorkspace();
  const toPath = usePath();
  const [colorScheme, setColorScheme] = useSavedColorScheme();
  return (
    <Menu position="bottom-end" width={240} returnFocus>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={44}>
          <Avatar name={viewer.name} color="brand" size={32} />
          <VisuallyHidden>{t("open", { name: viewer.name })}</VisuallyHidden>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="sm" fw={600} px="sm" pt="xs">
          {viewer.name}
        </Text>
        <Text size="xs" c="dimmed" px="sm" pb="xs" truncate>
          {viewer.email}
        </Text>
        <Menu.Divider />
        <Menu.Item component={Link} href={toPath("/settings/profile")} leftSection={<IconUser size={16} aria-hidden />}>
          {t("profile")}
        </Menu.Item>
        <Menu.Divider />
        {schemes.map(({ theme, icon: Icon }) => (
          <Menu.RadioItem
            key={theme}
            value={theme}
            checked={colorScheme === theme}
            rightSection={<Icon size={16} aria-hidden />}
            onChange={() => setColorScheme(theme)}
          >
            {t(`theme.${theme}`)}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut()}>
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The browser's scheme, kept with the person too, so that another device starts with it. */
export function useSavedColorScheme() {
  const trpc = useTRPC();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const save = useMutation(trpc.auth.updateProfile.mutationOptions());
  const change = (theme: "light" | "dark" | "auto") => {
    setColorScheme(theme);
    save.mutate({ theme });
  };
  return [colorScheme, change] as const;
}
