import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./banner.module.css";

interface BannerProps {
  tone: "red" | "violet";
  icon: ReactNode;
  title: string;
  /** The region's name, where it is not the title. */
  label?: string;
  children: ReactNode;
}

/** What is told above every page of a workspace. */
export function Banner({ tone, icon, title, label = title, children }: BannerProps) {
  return (
    <section className={classes.banner} data-tone={tone} aria-label={label}>
      {icon}
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {children}
    </section>
  );
}
