"use client";

import { AppShell, Box } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HaltBanner } from "@/components/messaging/halt-banner";
import { AdvanceClock } from "@/components/rehearsal/advance-clock";
import { SandboxBanner } from "./sandbox-banner";
import classes from "./shell.module.css";
import { ShellShortcuts } from "./shell-shortcuts";
import { Sidebar } from "./sidebar";
import { TabBar } from "./tab-bar";
import { TopBar } from "./top-bar";

/** The frame of every signed-in page: top bar, sidebar or tab bar, the workspace's banner, the page. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: { xs: 64, lg: 240 }, breakpoint: "xs", collapsed: { mobile: true } }}
      footer={{ height: { base: 60, xs: 0 } }}
      transitionDuration={0}
      classNames={{ main: classes.main, navbar: classes.surface, header: classes.surface, footer: classes.surface }}
    >
      <a href="#page" className={classes.skip}>
        {t("skip")}
      </a>
      <AppShell.Header>
        <TopBar />
      </AppShell.Header>
      <Box visibleFrom="xs">
        <AppShell.Navbar component="div">
          <Sidebar />
        </AppShell.Navbar>
      </Box>
      <AppShell.Main id="page" tabIndex={-1}>
        <HaltBanner otherwise={<SandboxBanner actions={<AdvanceClock />} />} />
        <div className={classes.page}>{children}</div>
      </AppShell.Main>
      <AppShell.Footer component="div" hiddenFrom="xs">
        <TabBar />
      </AppShell.Footer>
      <ShellShortcuts />
    </AppShell>
  );
}
