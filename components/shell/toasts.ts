import { notifications } from "@mantine/notifications";

const closing = { closeButtonProps: { "aria-label": "Dismiss" } };

/** Something worked: told for 6 s, or 10 s with an Undo. */
export function toastDone(message: string, undo?: { label: string; run: () => void }) {
  notifications.show({
    message: undo ? `${message} (${undo.label})` : message,
    color: "green",
    autoClose: undo ? 10_000 : 6_000,
    role: "status",
    ...closing,
    ...(undo ? { onClick: undo.run } : {}),
  });
}

/** Something failed: stays until it is dismissed. */
export function toastFailure(message: string) {
  notifications.show({ message, color: "red", autoClose: false, role: "alert", ...closing });
}
