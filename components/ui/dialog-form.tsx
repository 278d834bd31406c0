import { Alert, Button, type ButtonProps, Group, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";

interface DialogFormProps {
  children: ReactNode;
  /** Verb and object. */
  submit: string;
  color?: ButtonProps["color"];
  isBusy: boolean;
  /** What the server refused, in its words; what was typed stays. */
  error?: { message: string } | null;
  onSubmit: (text: (name: string) => string) => void;
}

/** The fields of a dialog with what went wrong above them and one button below; `text` answers a field, trimmed. */
export function DialogForm({ children, submit, color, isBusy, error, onSubmit }: DialogFormProps) {
  const read = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    onSubmit((name) => String(values.get(name) ?? "").trim());
  };
  return (
    <form onSubmit={read}>
      <Stack>
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
        {children}
        <Group justify="flex-end">
          <Button type="submit" color={color} loading={isBusy}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
