"use client";

import { Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { conversationStates } from "@/server/conversations/schemas";
import type { ListFilter } from "./list-filter";

/** Part of a name or company, searched when the typing rests. */
export function SearchBox({ ref, filter }: { ref: RefObject<HTMLInputElement | null>; filter: ListFilter }) {
  const t = useTranslations("conversations");
  const [typed, setTyped] = useState(filter.search);
  const later = useDebouncedCallback(filter.searchFor, 250);
  useEffect(() => setTyped(filter.search), [filter.search]);
  return (
    <TextInput
      ref={ref}
      type="search"
      aria-label={t("search")}
      placeholder={t("search")}
      maxLength={80}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
}

/** One state of a conversation, or every state. */
export function StateFilter({ filter }: { filter: ListFilter }) {
  const t = useTranslations("conversations");
  const states = useTranslations("leads.states");
  return (
    <Select
      aria-label={t("state")}
      placeholder={t("everyState")}
      data={conversationStates.map((value) => ({ value, label: states(value) }))}
      value={filter.state}
      onChange={filter.choose}
      clearable
      clearButtonProps={{ "aria-label": t("everyState") }}
    />
  );
}
