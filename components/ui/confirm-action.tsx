"use client";

import { Button, type ButtonProps, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { type ReactElement, type ReactNode, useId, useState } from "react";

interface ConfirmActionProps {
  /** What opens the question; it receives `open`. */
  trigger: (open: () => void) => ReactElement;
  title: string;
  /** The exact effect, such as "Sends to 1,204 leads". */
  children: ReactNode;
  /** Verb and object, such as "Stop campaign". */
  confirm: string;
  color?: ButtonProps["color"];
  /** A name to type first: only for what erases in bulk. */
  typeToConfirm?: string;
  onConfirm: () => unknown | Promise<unknown>;
}

/** Asks before what cannot be undone, saying exactly what will happen; a double click acts once. */
export function ConfirmAction(props: ConfirmActionProps) {
  const t = useTranslations("ui");
  const [opened, { open, close }] = useDisclosure(false);
  const [isBusy, setBusy] = useState(false);
  const [typed, setTyped] = useState("");
  const bodyId = useId();

  const act = async () => {
    setBusy(true);
    try {
      await props.onConfirm();
      close();
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {props.trigger(open)}
      <Modal opened={opened} onClose={close} title={props.title} aria-describedby={bodyId}>
        <Stack>
          <Text size="sm" id={bodyId} component="div">
            {props.children}
          </Text>
          {props.typeToConfirm && (
            <TextInput
              label={t("confirm.type", { name: props.typeToConfirm })}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t("confirm.cancel")}
            </Button>
            <Button
              color={props.color ?? "red"}
              loading={isBusy}
              disabled={props.typeToConfirm !== undefined && typed !== props.typeToConfirm}
              onClick={() => act().catch(() => undefined)}
            >
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
