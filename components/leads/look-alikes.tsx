"use client";

import { Anchor, Paper, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import type { LookAlikesInput } from "@/server/duplicates/schemas";
import { leadTitle } from "./list/lead-columns";

const isEnough = ({ firstName, lastName, company, email }: LookAlikesInput) =>
  Boolean((lastName && (firstName || company)) || email?.includes("@"));

/** Who is a lead already and could be the person that is typed; it tells and never stops anybody. */
export function LookAlikes({ person }: { person: LookAlikesInput }) {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const format = useFormatter();
  const path = usePath();
  const enabled = isEnough(person);
  const { data } = useQuery({
    ...trpc.duplicates.lookAlikes.queryOptions(person),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const found = enabled ? (data ?? []) : [];
  return (
    <div role="status">
      {found.length > 0 && (
        <Paper withBorder p="sm">
          {found.map(({ lead, signs }) => (
            <Text key={lead.id} size="sm" style={{ overflowWrap: "anywhere" }}>
              {t.rich("form.looksLike", {
                name: leadTitle(lead, t("page.unnamed")),
                company: lead.company ?? "",
                at: lead.company ? "company" : "none",
                signs: format.list(
                  signs.map((sign) => t(`form.signs.${sign}`)),
                  { type: "unit" },
                ),
                link: (words) => (
                  <Anchor component={Link} href={path(`/leads/${lead.id}`)} inherit underline="always">
                    {words}
                  </Anchor>
                ),
              })}
            </Text>
          ))}
        </Paper>
      )}
    </div>
  );
}
