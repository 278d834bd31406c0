import { Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";

export function InvitationGone() {
  const t = useTranslations("auth.invite");
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={1}>{t("gone")}</Title>
        <Text size="sm">{t("goneText")}</Text>
      </Stack>
    </Paper>
  );
}
