import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

export const metadata: Metadata = { title: "Sign in · Rekindle", referrer: "no-referrer" };

/** Where the mail's link leads: mail scanners open links, so only this page's button signs in. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const { to } = await searchParams;
  const t = await getTranslations("auth.confirm");
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={1}>{t("title")}</Title>
        {to?.startsWith("?") ? (
          <>
            <Text size="sm">{t("text")}</Text>
            <Button component="a" href={`/api/auth/callback/email${to}`} size="md">
              {t("submit")}
            </Button>
          </>
        ) : (
          <Text size="sm">{t("broken")}</Text>
        )}
      </Stack>
    </Paper>
  );
}
