"use client";

import { SimpleGrid, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { leadsPath } from "@/components/leads/list/lead-search";
import { useLive } from "@/components/shell/live";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { StatLink } from "@/components/ui/stat-link";
import { type Filter, type LeadEvent, leadEvents } from "@/server/leads/schemas";

const lastDay = (event: LeadEvent): Filter => ({ all: [{ event, did: true, within_days: 1 }] });

/** The last 24 hours in people: each number counts by the very filter that it opens. */
export function Today() {
  const t = useTranslations("home.today");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useLive(
    ["messaging/", "conversations/", "bookings/", "consent/", "rehearsal/"],
    () => void queryClient.invalidateQueries(trpc.segments.countLeads.pathFilter()),
  );
  return (
    <section aria-labelledby="today">
      <Title order={2} id="today" mb="xs">
        {t("title")}
      </Title>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {leadEvents.map((event) => (
          <Figure key={event} event={event} />
        ))}
      </SimpleGrid>
    </section>
  );
}

function Figure({ event }: { event: LeadEvent }) {
  const t = useTranslations("home.today");
  const format = useFormatter();
  const trpc = useTRPC();
  const path = usePath();
  const filter = lastDay(event);
  const { data, isPending } = useQuery(trpc.segments.countLeads.queryOptions({ filter, exact: true }));
  return (
    <StatLink
      label={t(event)}
      value={data ? format.number(data.count) : null}
      href={path(leadsPath(filter))}
      isLoading={isPending}
    />
  );
}
