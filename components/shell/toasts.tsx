import { Button, Group, Text } from "@mantine/core";
import { randomId } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";

const closing = { closeButtonProps: { "aria-label": "Dismiss" } };

type Undo = { label: string; run: () => void };

/** Something worked: told for 6 s, or 10 s with an Undo. */
export function toastDone(message: string, undo?: Undo) {
  const id = randomId();
  const takeBack = (run: () => void) => {
    notifications.hide(id);
    run();
  };
  notifications.show({
    id,
    message: undo ? <WithUndo message={message} label={undo.label} onUndo={() => takeBack(undo.run)} /> : message,
    color: "green",
    autoClose: undo ? 10_000 : 6_000,
    role: "status",
    ...closing,
  });
}

function WithUndo({ message, label, onUndo }: { message: string; label: string; onUndo: () => void }) {
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="light" onClick={onUndo} flex="none">
        {label}
      </Button>
    </Group>
  );
}

/** Something failed: stays until it is dismissed. */
export function toastFailure(message: string) {
  notifications.show({ message, color: "red", autoClose: false, role: "alert", ...closing });
}
