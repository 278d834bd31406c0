"use client";

import { Alert, Card, SegmentedControl, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorCard } from "@/components/ui/error-card";
import { ScrollRegion } from "@/components/ui/scroll-region";
import classes from "./mail-preview.module.css";
import { type PhonePreviewProps, ShownLead, usePreview } from "./phone-preview";

const schemes = ["light", "dark"] as const;

/** One e-mail as one real lead would get it, in a light and in a dark mail program. */
export function MailPreview(props: PhonePreviewProps) {
  const t = useTranslations("campaigns.preview");
  const { query, isStale, back, forward } = usePreview(props);
  const [scheme, setScheme] = useState<string>("light");
  const { data } = query;
  return (
    <Card component="section" aria-label={t("title")}>
      <Stack gap="sm">
        <Title order={2} fz="md">
          {t("title")}
        </Title>
        <ShownLead lead={data?.lead ?? null} back={back} forward={forward} />
        <SegmentedControl
          aria-label={t("scheme")}
          value={scheme}
          onChange={setScheme}
          data={schemes.map((value) => ({ value, label: t(value) }))}
        />
        {query.error && <ErrorCard error={query.error} onRetry={() => void query.refetch()} />}
        {data?.problem && <Alert color="yellow">{data.problem}</Alert>}
        <ScrollRegion className={classes.mail} data-scheme={scheme} label={t("mail")} aria-busy={isStale}>
          {query.isPending ? (
            <Skeleton height={72} />
          ) : (
            data?.body && <Letter subject={data.subject} body={data.body} />
          )}
        </ScrollRegion>
      </Stack>
    </Card>
  );
}

function Letter({ subject, body }: { subject: string | null; body: string }) {
  const t = useTranslations("campaigns.preview");
  return (
    <>
      <Text fw={600}>{subject ?? t("continues")}</Text>
      <div className={classes.words}>{body}</div>
    </>
  );
}
