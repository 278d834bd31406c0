import { Anchor, Paper, Skeleton, Text } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./stat-link.module.css";

interface StatLinkProps {
  label: string;
  /** null = not known: shown as "–", never as 0. */
  value: ReactNode | null;
  /** The rows behind the number, with the same filter. */
  href: string;
  hint?: ReactNode;
  isLoading?: boolean;
}

/** A number that opens the rows it counts. */
export function StatLink({ label, value, href, hint, isLoading }: StatLinkProps) {
  return (
    <Paper withBorder p="md" className={classes.tile}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      {isLoading ? (
        <Skeleton height={36} width={80} mt={4} />
      ) : (
        <Anchor component={Link} href={href} className={classes.number}>
          {value ?? "–"}
          <span className={classes.name}> {label}</span>
        </Anchor>
      )}
      {hint && (
        <Text size="xs" c="dimmed" component="div">
          {hint}
        </Text>
      )}
    </Paper>
  );
}
