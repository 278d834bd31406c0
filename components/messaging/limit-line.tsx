"use client";

import { Alert } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";

const askAgainMs = 15_000;

/** How many messages of a campaign wait for which limit, and until when; nothing while none waits. */
export function LimitLine({ campaignId }: { campaignId: string }) {
  const t = useTranslations("messaging.limits");
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.messaging.limits.queryOptions({ campaignId }),
    refetchInterval: askAgainMs,
  });
  if (!data?.sentence) return null;
  return (
    <Alert color="blue" role="status" icon={<IconHourglass aria-hidden />} title={t("waiting")}>
      {data.sentence}
    </Alert>
  );
}
