"use client";

import { Alert, Anchor, Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { ErrorCard } from "@/components/ui/error-card";
import { FormSkeleton } from "@/components/ui/skeletons";
import { ConsentTimeline } from "./consent-timeline";

/** The proof about one person. The address stays out of the page's address: it is personal. */
export function PersonLookup() {
  const t = useTranslations("consent.person");
  const [address, setAddress] = useState("");
  const look = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAddress(String(new FormData(event.currentTarget).get("address") ?? "").trim());
  };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="person-lookup">
      <Stack>
        <Title order={2} fz="lg" id="person-lookup">
          {t("title")}
        </Title>
        <Text c="dimmed" size="sm">
          {t("text")}
        </Text>
        <form onSubmit={look}>
          <Group align="flex-end">
            <TextInput name="address" label={t("label")} required minLength={3} autoComplete="off" flex="1 1 220px" />
            <Button type="submit">{t("submit")}</Button>
          </Group>
        </form>
        {address && <Person address={address} />}
      </Stack>
    </Paper>
  );
}

function Person({ address }: { address: string }) {
  const t = useTranslations("consent.person");
  const channelName = useTranslations("consent.channels");
  const trpc = useTRPC();
  const path = usePath();
  const { data, error, refetch } = useQuery(trpc.consent.person.queryOptions({ address }, { retry: false }));
  if (error) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  if (!data) return <FormSkeleton fields={2} />;
  const stopped = data.suppressedFor.map((channel) => channelName(channel)).join(", ");
  return (
    <Stack aria-live="polite">
      <Alert color={stopped ? "red" : "gray"}>{stopped ? t("stopped", { channels: stopped }) : t("open")}</Alert>
      {data.leadId ? (
        <Anchor component={Link} href={path(`/leads/${data.leadId}`)}>
          {t("lead", { name: data.leadName ?? "" })}
        </Anchor>
      ) : (
        <Text size="sm">{t("noLead")}</Text>
      )}
      {data.entries.length === 0 ? <Text>{t("nothing")}</Text> : <ConsentTimeline entries={data.entries} />}
    </Stack>
  );
}
