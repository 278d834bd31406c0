"use client";

import { Anchor, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { Area } from "@/components/ui/area";
import { TableSkeleton } from "@/components/ui/skeletons";
import { BookingSecret } from "./booking-secret";
import { CreateKey } from "./create-key";
import { KeyList } from "./key-list";

/** What an integration needs: keys, the contract, the booking page's secret. */
export function Developers() {
  const t = useTranslations("integrations");
  return (
    <>
      <PageHeader title={t("title")} section={t("section")}>
        {t("intro")}{" "}
        <Anchor href="/api/v1/openapi.json" underline="always">
          {t("contract")}
        </Anchor>
      </PageHeader>
      <Stack>
        <Area skeleton={<TableSkeleton />}>
          <KeyList />
        </Area>
        <CreateKey />
        <BookingSecret />
      </Stack>
    </>
  );
}
