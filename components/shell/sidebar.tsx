"use client";

import { Box, Text } from "@mantine/core";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { activePath, flatNavigation, type NavigationItem, visibleNavigation } from "./navigation";
import classes from "./sidebar.module.css";
import { usePath, useWorkspace } from "./workspace";

/** The full sidebar from 1200 px on; below, a rail of icons. */
export function Sidebar() {
  const t = useTranslations("shell");
  return (
    <Box component="nav" aria-label={t("mainNavigation")} className={classes.sidebar}>
      <NavigationLinks />
    </Box>
  );
}

/** The links themselves: the sidebar's, and the phone's under More. */
export function NavigationLinks({ isWide = false, onGo }: { isWide?: boolean; onGo?: () => void }) {
  const { permissions } = useWorkspace();
  const active = useActivePath();
  return (
    <ul className={classes.list} data-wide={isWide || undefined}>
      {visibleNavigation(permissions).map((item) => (
        <li key={item.key}>
          <NavigationLink item={item} isActive={active === item.path} onGo={onGo} />
          {item.children && item.children.length > 0 && (
            <ul className={classes.children}>
              {item.children.map((child) => (
                <li key={child.key}>
                  <NavigationLink item={child} isActive={active === child.path} onGo={onGo} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

export function useActivePath() {
  const { permissions, slug } = useWorkspace();
  const current = usePathname().replace(`/t/${slug}`, "");
  return activePath(
    flatNavigation(permissions).map((item) => item.path),
    current,
  );
}

interface NavigationLinkProps {
  item: Omit<NavigationItem, "children" | "isTab">;
  isActive: boolean;
  onGo?: () => void;
}

function NavigationLink({ item, isActive, onGo }: NavigationLinkProps) {
  const t = useTranslations("shell.nav");
  const toPath = usePath();
  const Icon = item.icon;
  return (
    <Link
      href={toPath(item.path)}
      className={classes.link}
      aria-current={isActive ? "page" : undefined}
      title={t(item.key)}
      onClick={onGo}
    >
      <Icon size={20} aria-hidden />
      <Text span inherit className={classes.label}>
        {t(item.key)}
      </Text>
    </Link>
  );
}
