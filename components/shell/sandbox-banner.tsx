"use client";

import { Group, Text } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import { useTimeZone, useTranslations } from "next-intl";
import { type ReactNode, useSyncExternalStore } from "react";
import { useWorkspaceNow } from "@/components/ui/clock";
import { formatMoment } from "@/components/ui/zone";
import { Banner } from "./banner";
import classes from "./sandbox-banner.module.css";
import { useWorkspace } from "./workspace";

/** Told on every page of a sandbox: nothing leaves this machine, and what time its clock shows. */
export function SandboxBanner({ actions }: { actions?: ReactNode }) {
  const t = useTranslations("shell.sandbox");
  const { sandbox } = useWorkspace();
  if (!sandbox) return null;
  return (
    <Banner tone="violet" icon={<IconFlask size={16} aria-hidden />} title={t("title")} label={t("label")}>
      <Text size="sm">{t("promise")}</Text>
      <Group gap="xs" ml="auto">
        <Text size="sm">
          {t("clock")} <WorkspaceClock />
        </Text>
        {actions}
      </Group>
    </Banner>
  );
}

const never = () => () => undefined;

function WorkspaceClock() {
  const now = useWorkspaceNow(10_000);
  const zone = useTimeZone() ?? "UTC";
  const isClient = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <time dateTime={isClient ? now.toISOString() : undefined} className={classes.clock} suppressHydrationWarning>
      {formatMoment(now, { zone, now })}
    </time>
  );
}
