"use client";

import { Button, Card, Code, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { SecretOnce } from "./secret-once";

/** The secret with which a booking page signs its reports of agreed calls. */
export function BookingSecret() {
  const t = useTranslations("integrations.booking");
  const trpc = useTRPC();
  const make = useMutation(
    trpc.bookings.makeSecret.mutationOptions({ onError: (error) => toastFailure(error.message) }),
  );
  if (!useMay("keys:write")) return null;
  return (
    <Card>
      <Stack gap="sm" maw={640}>
        <Title order={2} fz="lg">
          {t("title")}
        </Title>
        <Text size="sm">{t("text")}</Text>
        <Code style={{ overflowWrap: "anywhere" }}>/api/webhooks/booking/generic</Code>
        <Button
          style={{ alignSelf: "flex-start" }}
          variant="default"
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          {t("act")}
        </Button>
        {make.data && <SecretOnce secret={make.data.secret} onStored={() => make.reset()} />}
      </Stack>
    </Card>
  );
}
