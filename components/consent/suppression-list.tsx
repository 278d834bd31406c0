"use client";

import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconHandStop, IconSearch } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TableSkeleton } from "@/components/ui/skeletons";
import { AddSuppression } from "./add-suppression";
import { useSuppressionColumns } from "./suppression-columns";

export function SuppressionList() {
  const t = useTranslations("consent");
  const mayAdd = useMay("consent:write");
  const [search, setSearch] = useState("");
  return (
    <>
      <PageHeader
        title={t("suppressions.title")}
        section={t("title")}
        back={{ path: "/compliance", label: t("title") }}
        actions={mayAdd && <AddSuppression />}
      >
        {t("suppressions.text")}
      </PageHeader>
      <Stack gap="sm">
        <Search search={search} onSearch={setSearch} />
        <Area skeleton={<TableSkeleton />}>
          <Suppressions search={search} />
        </Area>
      </Stack>
    </>
  );
}

/** The address stays out of the page's address: it is personal. */
function Search({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const t = useTranslations("consent.suppressions");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSearch(String(new FormData(event.currentTarget).get("search") ?? "").trim());
  };
  return (
    <form onSubmit={submit} onReset={() => onSearch("")}>
      <Group align="flex-end" gap="xs">
        <TextInput
          name="search"
          label={t("search")}
          description={t("searchHint")}
          leftSection={<IconSearch size={16} aria-hidden />}
          autoComplete="off"
          flex="0 1 360px"
        />
        {search && (
          <Button type="reset" variant="default">
            {t("clear")}
          </Button>
        )}
      </Group>
    </form>
  );
}

function Suppressions({ search }: { search: string }) {
  const t = useTranslations("consent.suppressions");
  const trpc = useTRPC();
  const columns = useSuppressionColumns();
  const query = useSuspenseInfiniteQuery(
    trpc.consent.suppressions.infiniteQueryOptions(search ? { search } : {}, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const empty = search ? "notFound" : "empty";
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={query.data.pages.flatMap((page) => page.data)}
      rowId={(row) => row.id}
      total={query.hasNextPage ? -1 : undefined}
      more={{
        hasMore: query.hasNextPage,
        isLoading: query.isFetchingNextPage,
        onLoad: () => void query.fetchNextPage(),
      }}
      empty={
        <EmptyState icon={<IconHandStop size={24} />} title={t(empty)}>
          <Text>{t(search ? "notFoundText" : "emptyText")}</Text>
        </EmptyState>
      }
    />
  );
}
