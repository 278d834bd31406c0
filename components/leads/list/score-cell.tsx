"use client";

import { HoverCard, Text } from "@mantine/core";
import { ScoreReasons } from "../page/score-card";

/** A score, with its five weightiest reasons on hover; they are asked for only then. */
export function ScoreCell({ leadId, score }: { leadId: string; score: number }) {
  return (
    <HoverCard openDelay={250} withinPortal width={280} position="left">
      <HoverCard.Target>
        <Text size="sm" component="span" style={{ fontVariantNumeric: "tabular-nums" }}>
          {score}
        </Text>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <ScoreReasons leadId={leadId} />
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
