"use client";

import { Alert, Paper, Radio, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FileConsent, ImportView } from "@/server/imports/schemas";
import { EvidenceFile } from "./evidence-file";

export const channelNames = ["sms", "email", "whatsapp"] as const;
export type ChannelName = (typeof channelNames)[number];

type ChannelProps = {
  one: ImportView;
  channel: ChannelName;
  stated: FileConsent | null;
  onChange: (next: FileConsent | null) => void;
};

/** How people agreed to one channel: the file says it, one statement says it for all of them, or nobody did. */
export function ChannelConsent({ one, channel, stated, onChange }: ChannelProps) {
  const t = useTranslations("imports.consent");
  const name = t(`channels.${channel}`);
  const column = Object.entries(one.mapping).find(([, field]) => field === `consent_${channel}`)?.[0];
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      {column ? (
        <Stack gap="xs">
          <Text fw={500}>{name}</Text>
          <Alert color="blue">{t("byColumn", { column })}</Alert>
        </Stack>
      ) : (
        <Radio.Group
          label={t("how", { channel: name })}
          description={channel === "whatsapp" ? t("whatsappHint") : undefined}
          value={stated ? "all" : "none"}
          onChange={(value) => onChange(value === "all" ? { channel, source: "", obtained_at: "", wording: "" } : null)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="none" label={t("none")} />
            <Radio value="all" label={t("stateFor")} />
          </Stack>
        </Radio.Group>
      )}
      {!column && stated && <Statement one={one} value={stated} onChange={onChange} />}
    </Paper>
  );
}

type StatementProps = { one: ImportView; value: FileConsent; onChange: (next: FileConsent) => void };

function Statement({ one, value, onChange }: StatementProps) {
  const t = useTranslations("imports.consent");
  return (
    <Stack gap="sm" mt="md">
      <TextInput
        label={t("source")}
        description={t("sourceHint")}
        value={value.source ?? ""}
        onChange={(event) => onChange({ ...value, source: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("obtained")}
        value={value.obtained_at ?? ""}
        onChange={(event) => onChange({ ...value, obtained_at: event.currentTarget.value })}
      />
      <Textarea
        label={t("wording")}
        description={t("wordingHint")}
        autosize
        minRows={2}
        value={value.wording ?? ""}
        onChange={(event) => onChange({ ...value, wording: event.currentTarget.value })}
      />
      <EvidenceFile
        importId={one.id}
        evidence={value.evidence}
        onChange={(evidence) => onChange({ ...value, evidence })}
      />
    </Stack>
  );
}
