"use client";

import { Alert, Button, Checkbox, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FileConsent, ImportView } from "@/server/imports/schemas";
import { ChannelConsent, type ChannelName, channelNames } from "./channel-consent";
import type { Step } from "./import-wizard";
import { useImportActs } from "./use-import-acts";

/** The channels that the file has addresses for. */
const channelsOf = ({ mapping }: ImportView): ChannelName[] =>
  channelNames.filter((channel) => Object.values(mapping).includes(channel === "email" ? "email" : "phone"));

export function ConsentStep({ one, goTo }: { one: ImportView; goTo: (next: Step) => void }) {
  const t = useTranslations("imports.consent");
  const acts = useImportActs(one.id);
  const [stated, setStated] = useState<FileConsent[]>(one.consent);
  const [warranty, setWarranty] = useState(one.warranty === true);
  const problem = acts.configure.error ?? acts.check.error;
  const hasConsent =
    stated.length > 0 || Object.values(one.mapping).some((field) => /^consent_(sms|email|whatsapp)$/.test(field));
  const change = (channel: ChannelName, next: FileConsent | null) =>
    setStated([...stated.filter((other) => other.channel !== channel), ...(next ? [next] : [])]);
  const save = async () => {
    await acts.configure.mutateAsync({ importId: one.id, consent: stated, warranty });
    await acts.check.mutateAsync({ importId: one.id });
    goTo("run");
  };
  return (
    <Stack maw={640}>
      <Title order={2} fz="lg">
        {t("title")}
      </Title>
      <Text>{t("text")}</Text>
      {channelsOf(one).map((channel) => (
        <ChannelConsent
          key={channel}
          one={one}
          channel={channel}
          stated={stated.find((other) => other.channel === channel) ?? null}
          onChange={(next) => change(channel, next)}
        />
      ))}
      {hasConsent && (
        <Checkbox
          label={t("warranty")}
          description={t("warrantyHint")}
          checked={warranty}
          onChange={(event) => setWarranty(event.currentTarget.checked)}
        />
      )}
      {problem && (
        <Alert color="red" role="alert">
          {problem.message}
        </Alert>
      )}
      <Group>
        <Button
          onClick={() => save().catch(() => undefined)}
          loading={acts.configure.isPending || acts.check.isPending}
        >
          {t("continue")}
        </Button>
        <Button variant="default" onClick={() => goTo("fix")}>
          {t("back")}
        </Button>
      </Group>
    </Stack>
  );
}
