import { Badge } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconInfoCircle,
  IconPointFilled,
  IconSparkles,
} from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";

export type Tone = "neutral" | "brand" | "success" | "warning" | "danger" | "info" | "ai";

type IconType = ComponentType<{ size?: number | string; "aria-hidden"?: boolean }>;

const tones: Record<Tone, { color: string; icon: IconType }> = {
  neutral: { color: "gray", icon: IconCircleDashed },
  brand: { color: "brand", icon: IconPointFilled },
  success: { color: "green", icon: IconCircleCheck },
  warning: { color: "yellow", icon: IconAlertTriangle },
  danger: { color: "red", icon: IconCircleX },
  info: { color: "blue", icon: IconInfoCircle },
  ai: { color: "violet", icon: IconSparkles },
};

/** A status is an icon, a word and a colour: never the colour alone. */
export function StatusBadge({ tone, icon, children }: { tone: Tone; icon?: IconType; children: ReactNode }) {
  const Icon = icon ?? tones[tone].icon;
  return (
    <Badge variant="light" color={tones[tone].color} leftSection={<Icon size={14} aria-hidden />} size="lg">
      {children}
    </Badge>
  );
}
