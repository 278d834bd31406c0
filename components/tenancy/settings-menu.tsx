"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { usePath, useWorkspace } from "@/components/shell/workspace";
import classes from "./settings-menu.module.css";
import { settingsPages } from "./settings-pages";

/** The pages of Settings that the role includes. */
export function SettingsMenu() {
  const t = useTranslations("tenancy.settings.nav");
  const { permissions } = useWorkspace();
  const toPath = usePath();
  const current = usePathname();
  const pages = settingsPages.filter(({ permission }) => !permission || permissions.includes(permission));
  return (
    <nav aria-label={t("label")} className={classes.menu}>
      {pages.map(({ key, path }) => (
        <Link
          key={key}
          href={toPath(path)}
          className={classes.link}
          aria-current={current.startsWith(toPath(path)) ? "page" : undefined}
        >
          {t(key)}
        </Link>
      ))}
    </nav>
  );
}
