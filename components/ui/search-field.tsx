import { TextInput, type TextInputProps } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

const quietMs = 250;

/** A search that asks once the typing pauses; what is typed shows at once. */
export function SearchField({
  initial,
  onSearch,
  ...props
}: Omit<TextInputProps, "value" | "onChange" | "type"> & { initial: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(initial);
  const search = useDebouncedCallback(onSearch, quietMs);
  return (
    <TextInput
      type="search"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
      maw={420}
      {...props}
    />
  );
}
