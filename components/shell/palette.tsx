"use client";

import { Spotlight, type SpotlightActionGroupData, spotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { flatNavigation } from "./navigation";
import { useTRPC } from "./trpc";
import { usePath, useWorkspace } from "./workspace";

/** Ctrl or Cmd K: pages at once, records from the server as one types; only what the role may see. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const [query, setQuery] = useState("");
  const [text] = useDebouncedValue(query.trim(), 120);
  const groups = [usePages(query), ...useRecords(text)].filter((group) => group.actions.length > 0);

  useEffect(() => spotlight.open(), []);

  return (
    <Spotlight
      onSpotlightClose={onClose}
      query={query}
      onQueryChange={setQuery}
      actions={groups}
      filter={(_query, actions) => actions}
      shortcut={null}
      scrollable
      maxHeight={420}
      nothingFound={query ? t("search.nothing") : t("search.hint")}
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: t("search.placeholder"),
        "aria-label": t("search.open"),
      }}
    />
  );
}

function usePages(query: string): SpotlightActionGroupData {
  const t = useTranslations("shell");
  const router = useRouter();
  const toPath = usePath();
  const { permissions } = useWorkspace();
  const wanted = query.trim().toLowerCase();
  const actions = flatNavigation(permissions)
    .map(({ key, path, icon: Icon }) => ({
      id: path,
      label: t(`nav.${key}`),
      leftSection: <Icon size={20} aria-hidden />,
      onClick: () => router.push(toPath(path)),
    }))
    .filter((action) => action.label.toLowerCase().includes(wanted));
  return { group: t("search.pages"), actions };
}

function useRecords(text: string): SpotlightActionGroupData[] {
  const t = useTranslations("shell.search.kinds");
  const trpc = useTRPC();
  const router = useRouter();
  const toPath = usePath();
  const { data = [] } = useQuery({
    ...trpc.search.everything.queryOptions({ text }),
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });
  if (text === "") return [];
  return [...Map.groupBy(data, (hit) => hit.kind)].map(([kind, hits]) => ({
    group: t(kind),
    actions: hits.map((hit) => ({
      id: hit.id,
      label: hit.title,
      description: hit.detail,
      onClick: () => router.push(toPath(hit.path)),
    })),
  }));
}
