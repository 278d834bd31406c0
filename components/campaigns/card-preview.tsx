"use client";

import { Alert, Card, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ErrorCard } from "@/components/ui/error-card";
import { type PhonePreviewProps, ShownLead, usePreview } from "./phone-preview";

/** One message on the site as one real lead would see it. */
export function CardPreview(props: PhonePreviewProps) {
  const t = useTranslations("campaigns.preview");
  const { query, isStale, back, forward } = usePreview(props);
  const { data } = query;
  return (
    <Card component="section" aria-label={t("title")}>
      <Stack gap="sm">
        <Title order={2} fz="md">
          {t("title")}
        </Title>
        <ShownLead lead={data?.lead ?? null} back={back} forward={forward} />
        {query.error && <ErrorCard error={query.error} onRetry={() => void query.refetch()} />}
        {data?.problem && <Alert color="yellow">{data.problem}</Alert>}
        {query.isPending && <Skeleton height={72} />}
        {data?.body && (
          <Paper withBorder p="md" radius="lg" aria-busy={isStale} style={{ overflowWrap: "anywhere" }}>
            <Text fw={600}>{data.subject ?? data.businessName}</Text>
            <Text style={{ whiteSpace: "pre-wrap" }}>{data.body}</Text>
            {data.link && (
              <Text size="sm" c="dimmed" mt="xs">
                {t("leadsTo", { link: data.link })}
              </Text>
            )}
          </Paper>
        )}
      </Stack>
    </Card>
  );
}
