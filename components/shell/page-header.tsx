"use client";

import { Anchor, Box, Group, Text, Title } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import classes from "./page-header.module.css";
import { usePath, useWorkspace } from "./workspace";

interface PageHeaderProps {
  title: string;
  /** The section it belongs to, for the window's title: "Ana Lee · Leads · Northwind". */
  section?: string;
  /** Where "up" leads, under the workspace: { path: "/leads", label: "Leads" }. */
  back?: { path: string; label: string };
  /** Beside the title: badges. */
  badges?: ReactNode;
  /** At the end of the line: buttons. */
  actions?: ReactNode;
  children?: ReactNode;
}

let hasNavigated = false;

/** The page's one h1. It takes the focus after a change of route, so that a screen reader tells where one is. */
export function PageHeader({ title, section, back, badges, actions, children }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const workspace = useWorkspace();
  const toPath = usePath();

  useEffect(() => {
    if (hasNavigated) heading.current?.focus({ preventScroll: true });
    hasNavigated = true;
  }, []);

  return (
    <Box component="header" className={classes.header}>
      <title>{[title, section, workspace.name].filter(Boolean).join(" · ")}</title>
      {back && (
        <Anchor component={Link} href={toPath(back.path)} size="sm" className={classes.back}>
          <IconChevronLeft size={16} aria-hidden />
          {back.label}
        </Anchor>
      )}
      <Group justify="space-between" gap="sm" align="flex-start">
        <Group gap="sm" className={classes.titles}>
          <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </Title>
          {badges}
        </Group>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children && (
        <Text c="dimmed" size="sm" component="div" maw={720}>
          {children}
        </Text>
      )}
    </Box>
  );
}
