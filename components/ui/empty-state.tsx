import { Stack, Text, ThemeIcon, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** First use, no result or no permission: what this is, and the one thing to do next. */
export function EmptyState(props: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="center" gap="sm" py={48} px="md" ta="center">
      {props.icon && (
        <ThemeIcon variant="light" size={48} radius="xl" aria-hidden>
          {props.icon}
        </ThemeIcon>
      )}
      <Title order={2} fz="lg">
        {props.title}
      </Title>
      {props.children && (
        <Text c="dimmed" maw={480} component="div">
          {props.children}
        </Text>
      )}
      {props.action}
    </Stack>
  );
}
