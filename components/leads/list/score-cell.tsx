"use client";

import { HoverCard, UnstyledButton } from "@mantine/core";
import { ScoreReasons } from "../page/score-card";

/** A score, with its five weightiest reasons on hover; they are asked for only then. */
export function ScoreCell({ leadId, score }: { leadId: string; score: number }) {
  return (
    <HoverCard openDelay={250} withinPortal width={280} position="left">
      <HoverCard.Target>
        <UnstyledButton fz="sm" tabIndex={-1} className="tabular">
          {score}
        </UnstyledButton>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <ScoreReasons leadId={leadId} />
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
