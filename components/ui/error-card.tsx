"use client";

import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

export interface Failure {
  message: string;
  requestId: string | null;
}

/** Reads the sentence and the request id out of whatever a query, a mutation or a render threw. */
export function failureOf(error: unknown, fallback: string): Failure {
  if (!(error instanceof Error)) return { message: fallback, requestId: null };
  const data: unknown = "data" in error ? error.data : null;
  const requestId =
    data && typeof data === "object" && "requestId" in data && typeof data.requestId === "string"
      ? data.requestId
      : null;
  return { message: requestId ? error.message : fallback, requestId };
}

/** An area that failed, while the rest of the page keeps working. */
export function ErrorCard({ error, title, onRetry }: { error: unknown; title?: string; onRetry?: () => void }) {
  const t = useTranslations("ui");
  const failure = failureOf(error, t("error.fallback"));
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title ?? t("error.title")}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{failure.message}</Text>
        <Group gap="sm">
          {onRetry && (
            <Button variant="default" size="xs" onClick={onRetry}>
              {t("error.retry")}
            </Button>
          )}
          {failure.requestId && <RequestId id={failure.requestId} />}
        </Group>
      </Stack>
    </Alert>
  );
}

function RequestId({ id }: { id: string }) {
  const t = useTranslations("ui");
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <Group gap={6}>
          <Text size="xs">{t("error.request")}</Text>
          <Code>{id}</Code>
          <Button variant="subtle" size="compact-xs" onClick={copy}>
            {copied ? t("copied") : t("copy")}
          </Button>
        </Group>
      )}
    </CopyButton>
  );
}
