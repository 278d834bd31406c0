"use client";

import { Card, NumberInput, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";

type Pace = { messagesPerMinute: number | null; messagesPerDay: number | null };

const amountIn = (text: string): number | null => (text === "" ? null : Number(text));

/** How much the workspace sends at most, by its own choice. */
export function PaceSection({ pace }: { pace: Pace }) {
  const t = useTranslations("channels.pace");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.channels.setPace.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.settings.queryFilter());
        toastDone(t("saved"));
      },
    }),
  );
  return (
    <Card component="section" aria-label={t("title")}>
      <DialogForm
        submit={t("save")}
        isBusy={save.isPending}
        error={save.error}
        onSubmit={(text) =>
          save.mutate({ per_minute: amountIn(text("per_minute")), per_day: amountIn(text("per_day")) })
        }
      >
        <Title order={2} fz="xl">
          {t("title")}
        </Title>
        <Text c="dimmed" size="sm">
          {t("text")}
        </Text>
        <NumberInput
          name="per_minute"
          label={t("perMinute")}
          defaultValue={pace.messagesPerMinute ?? ""}
          min={1}
          allowDecimal={false}
          hideControls
        />
        <NumberInput
          name="per_day"
          label={t("perDay")}
          defaultValue={pace.messagesPerDay ?? ""}
          min={1}
          allowDecimal={false}
          hideControls
        />
      </DialogForm>
    </Card>
  );
}
