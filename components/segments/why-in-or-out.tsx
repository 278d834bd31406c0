"use client";

import { Alert, List, Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useClauseWords } from "@/components/leads/filter/filter-chips";
import { leadTitle } from "@/components/leads/list/lead-columns";
import { useTRPC } from "@/components/shell/trpc";
import type { WeighedNode } from "@/server/leads";

const offered = 20;

/** One lead beside the segment: in or out, and clause by clause why. */
export function WhyInOrOut({ segmentId }: { segmentId: string }) {
  const t = useTranslations("segments");
  const leadWords = useTranslations("leads");
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 250);
  const [leadId, setLeadId] = useState<string | null>(null);
  const found = useQuery(trpc.leads.list.queryOptions({ search, limit: offered }));
  const weighed = useQuery({
    ...trpc.segments.explain.queryOptions({ segmentId, leadId: leadId ?? "" }),
    enabled: leadId !== null,
  });
  return (
    <Stack gap="sm">
      <Select
        label={t("whichLead")}
        data={(found.data?.leads ?? []).map((lead) => ({
          value: lead.id,
          label: leadTitle(lead, leadWords("page.unnamed")),
        }))}
        value={leadId}
        onChange={setLeadId}
        searchable
        onSearchChange={setTyped}
        filter={({ options }) => options}
        nothingFoundMessage={t("noLead")}
      />
      {weighed.data && (
        <Alert
          color={weighed.data.holds ? "green" : "gray"}
          title={t(weighed.data.holds ? "isIn" : "isOut")}
          role="status"
        >
          <Clauses node={weighed.data} />
        </Alert>
      )}
    </Stack>
  );
}

function Clauses({ node }: { node: WeighedNode }) {
  const t = useTranslations("segments");
  const words = useClauseWords();
  if ("clause" in node)
    return (
      <Text size="sm" component="span">
        {words(node.clause)}: {t(node.holds ? "holds" : "fails")}
        {node.has !== null && node.has !== "" ? ` ${t("has", { value: node.has })}` : ""}
      </Text>
    );
  if (node.nodes.length === 0) return <Text size="sm">{t("everybody")}</Text>;
  return (
    <>
      <Text size="sm">{t(node.joins === "all" ? "allOf" : "anyOf")}</Text>
      <List size="sm">
        {node.nodes.map((inner) => (
          <List.Item
            key={JSON.stringify(inner)}
            icon={inner.holds ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
          >
            <Clauses node={inner} />
          </List.Item>
        ))}
      </List>
    </>
  );
}
