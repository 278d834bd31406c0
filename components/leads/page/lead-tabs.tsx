"use client";

import { Tabs } from "@mantine/core";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMay } from "@/components/shell/workspace";
import { Area } from "@/components/ui/area";
import { TableSkeleton } from "@/components/ui/skeletons";
import type { LeadView } from "@/server/leads";
import { ConsentCard } from "../consent-card";
import { FieldsCard } from "../fields-card";
import { LeadTimeline } from "../lead-timeline";
import { ConsentFiles } from "./consent-files";
import { LeadCampaigns } from "./lead-campaigns";
import { LeadConversation } from "./lead-conversation";

const tabs = ["timeline", "conversation", "fields", "consent", "campaigns", "files"] as const;
type Tab = (typeof tabs)[number];

function Panel({ tab, lead, name }: { tab: Tab; lead: LeadView; name: string }) {
  if (tab === "timeline") return <LeadTimeline leadId={lead.id} name={name} />;
  if (tab === "conversation") return <LeadConversation leadId={lead.id} name={name} />;
  if (tab === "fields") return <FieldsCard lead={lead} />;
  if (tab === "consent") return <ConsentCard lead={lead} />;
  return tab === "campaigns" ? <LeadCampaigns leadId={lead.id} /> : <ConsentFiles leadId={lead.id} />;
}

/** Everything about one lead by tabs; the tab stands in the address. */
export function LeadTabs({ lead, name }: { lead: LeadView; name: string }) {
  const t = useTranslations("leads.tabs");
  const mayRead = useMay("conversations:read");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(tabs).withDefault("timeline"));
  const shown = tabs.filter((one) => one !== "conversation" || mayRead);
  return (
    <Tabs value={tab} onChange={(next) => void setTab(next as Tab)} keepMounted={false}>
      <Tabs.List mb="md">
        {shown.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(one)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {shown.map((one) => (
        <Tabs.Panel key={one} value={one}>
          <Area skeleton={<TableSkeleton rows={6} />}>
            <Panel tab={one} lead={lead} name={name} />
          </Area>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
