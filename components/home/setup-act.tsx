"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useStartCampaign } from "@/components/campaigns/use-start-campaign";
import { SampleButton } from "@/components/imports/sample-button";
import { usualColumns } from "@/components/leads/list/lead-columns";
import { AdvanceClock } from "@/components/rehearsal/advance-clock";
import { useMay, usePath, useWorkspace } from "@/components/shell/workspace";
import type { Setup, SetupStep } from "./setup-steps";

/** The one thing to do next, right here. */
export function SetupAct({ id, setup }: { id: SetupStep; setup: Setup }) {
  if (id === "leads") return <ImportAct />;
  if (id === "campaign") return <CampaignAct draftId={setup.draftId} />;
  if (id === "export") return <ExportAct />;
  return <InboxAct id={id} />;
}

function ImportAct() {
  const t = useTranslations("home.setup.acts");
  const path = usePath();
  if (!useMay("leads:import")) return null;
  return (
    <>
      <Button component={Link} href={path("/leads/import")}>
        {t("leads")}
      </Button>
      <SampleButton />
    </>
  );
}

function CampaignAct({ draftId }: { draftId: string | null }) {
  const t = useTranslations("home.setup.acts");
  const path = usePath();
  const { start } = useStartCampaign();
  if (!useMay("campaigns:write")) return null;
  if (draftId)
    return (
      <Button component={Link} href={path(`/campaigns/${draftId}/edit/review`)}>
        {t("draft")}
      </Button>
    );
  return (
    <Button loading={start.isPending || start.isSuccess} onClick={() => start.mutate({ preset: "reactivation" })}>
      {t("campaign")}
    </Button>
  );
}

function InboxAct({ id }: { id: "replies" | "takeOver" | "booking" }) {
  const t = useTranslations("home.setup.acts");
  const path = usePath();
  const { sandbox } = useWorkspace();
  const waits = id !== "takeOver";
  return (
    <>
      {sandbox && waits && <AdvanceClock isPrimary />}
      <Button component={Link} href={path("/inbox/all")} variant={sandbox && waits ? "default" : "filled"}>
        {t(id)}
      </Button>
    </>
  );
}

function ExportAct() {
  const t = useTranslations("home.setup.acts");
  const { slug } = useWorkspace();
  if (!useMay("leads:export")) return null;
  const asked = new URLSearchParams({ tenant: slug, columns: usualColumns.map(({ id }) => id).join(",") });
  return (
    <Button component="a" href={`/api/leads/export?${asked}`} download="leads.csv">
      {t("export")}
    </Button>
  );
}
