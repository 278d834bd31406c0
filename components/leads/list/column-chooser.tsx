"use client";

import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Popover,
  ScrollArea,
  SegmentedControl,
  Stack,
} from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconColumns3 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Density, ShownColumn } from "@/server/leads/schemas";
import { useKnownColumns } from "./lead-columns";
import { useLeadSearch } from "./lead-search";
import { columnsFrom, columnsText, densityFrom } from "./view-state";

/** Which columns, in which order and how wide; and how dense the rows stand. */
export function ColumnChooser() {
  const t = useTranslations("leads.views");
  const { cols, density, setSearch } = useLeadSearch();
  const shown = columnsFrom(cols);
  const { columns } = useKnownColumns();
  const hidden = columns.filter(({ id }) => !shown.some((one) => one.id === id));
  const set = (next: ShownColumn[]) => void setSearch({ cols: columnsText(next) }, { history: "replace" });
  return (
    <Popover position="bottom-end" trapFocus returnFocus withinPortal width={320}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t("columns")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("columns")}>
        <Stack gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t("density")}
            value={densityFrom(density)}
            onChange={(next) => void setSearch({ density: next as Density }, { history: "replace" })}
            data={[
              { value: "comfortable", label: t("comfortable") },
              { value: "compact", label: t("compact") },
            ]}
          />
          <ScrollArea.Autosize mah={380} viewportProps={{ tabIndex: 0 }}>
            <Stack gap={4}>
              {shown.map((column, place) => (
                <ShownLine
                  key={column.id}
                  column={column}
                  header={columns.find(({ id }) => id === column.id)?.header ?? column.id}
                  onMove={(by) => set(moved(shown, place, by))}
                  onWidth={(width) => set(shown.with(place, width ? { id: column.id, width } : { id: column.id }))}
                  onHide={() => set(shown.toSpliced(place, 1))}
                />
              ))}
              {hidden.map(({ id, header }) => (
                <Checkbox key={id} label={header} checked={false} onChange={() => set([...shown, { id }])} />
              ))}
            </Stack>
          </ScrollArea.Autosize>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The columns with one of them a place further up or down. */
function moved(columns: ShownColumn[], place: number, by: -1 | 1): ShownColumn[] {
  const one = columns[place];
  return one ? columns.toSpliced(place, 1).toSpliced(Math.max(0, place + by), 0, one) : columns;
}

interface ShownLineProps {
  column: ShownColumn;
  header: string;
  onMove: (by: -1 | 1) => void;
  onWidth: (width: number | null) => void;
  onHide: () => void;
}

function ShownLine({ column, header, onMove, onWidth, onHide }: ShownLineProps) {
  const t = useTranslations("leads.views");
  return (
    <Group gap={4} wrap="nowrap">
      <Checkbox label={header} checked disabled={column.id === "name"} onChange={onHide} flex={1} />
      <NumberInput
        size="xs"
        w={76}
        aria-label={t("width", { column: header })}
        placeholder={t("auto")}
        value={column.width ?? ""}
        min={60}
        max={800}
        step={20}
        onChange={(next) => onWidth(next === "" ? null : Math.max(60, Math.min(800, Number(next))))}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t("up", { column: header })} onClick={() => onMove(-1)}>
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t("down", { column: header })} onClick={() => onMove(1)}>
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
