import { Anchor, Center, Stack, Text, Title } from "@mantine/core";
import { getTranslations } from "next-intl/server";

/** Also what a foreign workspace looks like. */
export default async function NotFoundPage() {
  const t = await getTranslations("shell.failure");
  return (
    <Center component="main" mih="100dvh" p="lg">
      <title>{`${t("notFound")} · Rekindle`}</title>
      <Stack align="center" ta="center">
        <Title order={1}>{t("notFound")}</Title>
        <Text c="dimmed">{t("notFoundText")}</Text>
        <Anchor href="/">{t("home")}</Anchor>
      </Stack>
    </Center>
  );
}
