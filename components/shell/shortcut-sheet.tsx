"use client";

import { Group, Kbd, Modal, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { useActiveShortcuts } from "./use-shortcuts";

/** Every key that works on this screen. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.shortcuts");
  const groups = Map.groupBy(useActiveShortcuts(), (shortcut) => shortcut.group);
  return (
    <Modal opened onClose={onClose} title={t("title")} size="lg">
      <Stack>
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <Title order={2} fz="sm" mb={4}>
              {group}
            </Title>
            <Table>
              <Table.Tbody>
                {shortcuts.map((shortcut) => (
                  <Table.Tr key={shortcut.keys}>
                    <Table.Td>{shortcut.label}</Table.Td>
                    <Table.Td w={160}>
                      <Keys keys={shortcut.keys} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
        <Text size="sm" c="dimmed">
          {t("note")}
        </Text>
      </Stack>
    </Modal>
  );
}

const names: Record<string, string> = {
  mod: "Ctrl / ⌘",
  shift: "Shift",
  enter: "Enter",
  space: "Space",
  tab: "Tab",
  escape: "Esc",
  arrowdown: "↓",
  arrowup: "↑",
  arrowright: "→",
};

export function Keys({ keys }: { keys: string }) {
  const t = useTranslations("shell.shortcuts");
  return (
    <Group gap={4} wrap="nowrap">
      {keys.split(" ").map((stroke, place) => (
        <Fragment key={stroke}>
          {place > 0 && (
            <Text span size="xs" c="dimmed">
              {t("then")}
            </Text>
          )}
          {stroke.split("+").map((key) => (
            <Kbd key={key}>{names[key] ?? key.toUpperCase()}</Kbd>
          ))}
        </Fragment>
      ))}
    </Group>
  );
}
