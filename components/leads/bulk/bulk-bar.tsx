"use client";

import { Button, Group, Menu, Paper, Text } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import type { StartBulkInput } from "@/server/leads/schemas";
import { useAskedFilter } from "../list/lead-search";
import { ActDialog, type Dialog } from "./act-dialog";
import { type Selection, sizeOf, whichOf } from "./selection";
import { useBulk } from "./use-bulk";

interface BulkBarProps {
  selection: Selection;
  /** Rows on screen, so that "select all that match" is offered only where it means more. */
  shown: number;
  onChange: (next: Selection) => void;
  onClear: () => void;
}

/** Acts on the chosen leads, as a job; what can be undone is undone from its toast or its page. */
export function BulkBar({ selection, shown, onChange, onClear }: BulkBarProps) {
  const t = useTranslations("leads.bulk");
  const format = useFormatter();
  const { filter, search } = useAskedFilter();
  const { start, isStarting } = useBulk();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const act = (next: StartBulkInput["act"]) =>
    start({ act: next, ...whichOf(selection, { filter, search }) })
      .then(() => {
        setDialog(null);
        onClear();
      })
      .catch(() => undefined);
  if (!useMay("leads:write") || sizeOf(selection) === 0) return null;
  const count = sizeOf(selection);
  return (
    <Paper withBorder p="xs" role="region" aria-label={t("selected", { count })}>
      <Group gap="xs">
        <Text size="sm" fw={500} role="status">
          {selection.everybody === null
            ? t("selected", { count })
            : t("everybody", { count: format.number(selection.everybody) })}
        </Text>
        {selection.everybody === null && selection.ids.size >= shown && <SelectEverybody onChange={onChange} />}
        <Button size="xs" variant="default" onClick={() => setDialog("tag")}>
          {t("tag")}
        </Button>
        <Button size="xs" variant="default" onClick={() => setDialog("assign")}>
          {t("assign")}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={isStarting}
          onClick={() => void act({ kind: "pause", paused: true })}
        >
          {t("pause")}
        </Button>
        <MoreActs onResume={() => void act({ kind: "pause", paused: false })} onDialog={setDialog} />
        <Button size="xs" variant="subtle" onClick={onClear}>
          {t("clear")}
        </Button>
      </Group>
      <ActDialog
        dialog={dialog}
        count={count}
        isBusy={isStarting}
        onAct={(next) => void act(next)}
        onClose={() => setDialog(null)}
      />
    </Paper>
  );
}

function MoreActs({ onResume, onDialog }: { onResume: () => void; onDialog: (dialog: Dialog) => void }) {
  const t = useTranslations("leads.bulk");
  const [mayCampaign, maySegment] = [useMay("campaigns:launch"), useMay("segments:write")];
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t("more")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onResume}>{t("resume")}</Menu.Item>
        <Menu.Item onClick={() => onDialog("untag")}>{t("untag")}</Menu.Item>
        {maySegment && <Menu.Item onClick={() => onDialog("segment")}>{t("segment")}</Menu.Item>}
        {mayCampaign && <Menu.Item onClick={() => onDialog("campaign")}>{t("campaign")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Takes in all that match; their exact number is asked first, because that many leads will change. */
function SelectEverybody({ onChange }: { onChange: (next: Selection) => void }) {
  const t = useTranslations("leads.bulk");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { isKnown, ...asked } = useAskedFilter();
  const [isCounting, setCounting] = useState(false);
  const choose = async () => {
    setCounting(true);
    try {
      const { count } = await queryClient.fetchQuery(
        trpc.leads.count.queryOptions({ ...asked, exact: true }, { staleTime: 0 }),
      );
      onChange({ ids: new Set(), everybody: count });
    } finally {
      setCounting(false);
    }
  };
  return (
    <Button size="xs" variant="light" loading={isCounting} disabled={!isKnown} onClick={() => void choose()}>
      {t("allMatching")}
    </Button>
  );
}
