"use client";

import { Drawer, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDots } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { visibleNavigation } from "./navigation";
import { NavigationLinks, useActivePath } from "./sidebar";
import classes from "./tab-bar.module.css";
import { usePath, useWorkspace } from "./workspace";

/** A phone's bottom bar: the four places of daily work, and More. */
export function TabBar() {
  const t = useTranslations("shell");
  const { permissions } = useWorkspace();
  const toPath = usePath();
  const active = useActivePath();
  const [isMoreOpen, more] = useDisclosure(false);
  const tabs = visibleNavigation(permissions).filter((item) => item.isTab);

  return (
    <nav aria-label={t("tabBar")} className={classes.bar}>
      {tabs.map(({ key, path, icon: Icon }) => (
        <Link key={key} href={toPath(path)} className={classes.tab} aria-current={active === path ? "page" : undefined}>
          <Icon size={22} aria-hidden />
          {t(`nav.${key}`)}
        </Link>
      ))}
      <UnstyledButton className={classes.tab} aria-haspopup="dialog" aria-expanded={isMoreOpen} onClick={more.open}>
        <IconDots size={22} aria-hidden />
        {t("nav.more")}
      </UnstyledButton>
      <Drawer opened={isMoreOpen} onClose={more.close} position="bottom" size="85%" title={t("nav.more")}>
        <NavigationLinks isWide onGo={more.close} />
      </Drawer>
    </nav>
  );
}
