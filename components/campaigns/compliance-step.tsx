"use client";

import { Alert, Card, Stack, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { Area } from "@/components/ui/area";
import { TableSkeleton } from "@/components/ui/skeletons";
import { CheckList } from "./check-list";
import type { Draft } from "./use-draft";

export function ComplianceStep({ draft }: { draft: Draft }) {
  return (
    <Area skeleton={<TableSkeleton rows={8} />}>
      <Checks campaignId={draft.campaign.id} />
    </Area>
  );
}

function Checks({ campaignId }: { campaignId: string }) {
  const t = useTranslations("campaigns.checks");
  const trpc = useTRPC();
  const { data: review } = useSuspenseQuery({
    ...trpc.campaigns.review.queryOptions({ campaignId }),
    refetchOnMount: "always",
  });
  const toMend = review.checks.filter(({ outcome }) => outcome !== "pass").length;
  return (
    <Stack>
      <Alert color={review.refusal ? "red" : "green"} role="status">
        {review.refusal ?? t(toMend === 0 ? "allPass" : "mayLaunch", { count: toMend })}
      </Alert>
      <Card>
        <Title order={2}>{t("title")}</Title>
        <CheckList campaignId={campaignId} checks={review.checks} />
      </Card>
    </Stack>
  );
}
