"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import type { LeadField } from "@/server/leads/schemas";
import { useFieldsChange } from "./use-fields-change";

interface MoveFieldProps {
  field: LeadField;
  isFirst: boolean;
  isLast: boolean;
}

/** Up and down by one place: no drag is needed. */
export function MoveField({ field, isFirst, isLast }: MoveFieldProps) {
  const t = useTranslations("leads.settings");
  const trpc = useTRPC();
  const move = useMutation(trpc.leads.moveField.mutationOptions(useFieldsChange()));
  const ways = [
    { direction: "up", icon: IconArrowUp, isEnd: isFirst },
    { direction: "down", icon: IconArrowDown, isEnd: isLast },
  ] as const;
  return ways.map(({ direction, icon: Icon, isEnd }) => {
    const label = t(direction, { field: field.label });
    return (
      <Tooltip key={direction} label={label}>
        <ActionIcon
          variant="subtle"
          aria-label={label}
          disabled={isEnd || move.isPending}
          onClick={() => move.mutate({ fieldId: field.id, direction })}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    );
  });
}
