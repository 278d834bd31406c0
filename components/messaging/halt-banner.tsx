"use client";

import { Anchor, Text } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/shell/banner";
import { usePath } from "@/components/shell/workspace";
import { useHalts } from "./use-halts";

/** Told on every page while everything or a whole channel is halted, in the place of any milder banner. */
export function HaltBanner({ otherwise }: { otherwise: ReactNode }) {
  const t = useTranslations("messaging.banner");
  const path = usePath();
  const { data } = useHalts();
  const halt = data?.inForce.find(({ scope }) => scope === "workspace" || scope === "channel");
  if (!halt) return otherwise;
  return (
    <Banner tone="red" icon={<IconHandStop size={16} aria-hidden />} title={t("label")}>
      <Text size="sm">{halt.reason}</Text>
      <Anchor component={Link} href={path("/compliance")} size="sm" c="inherit" underline="always" ml="auto">
        {t("open")}
      </Anchor>
    </Banner>
  );
}
