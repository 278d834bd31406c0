"use client";

import { Alert, Button, Checkbox, Group, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FileConsent, ImportView } from "@/server/imports/schemas";
import type { Step } from "./import-wizard";
import { useImportActs } from "./use-import-acts";

export function ConsentStep({ one, goTo }: { one: ImportView; goTo: (next: Step) => void }) {
  const t = useTranslations("imports.consent");
  const acts = useImportActs(one.id);
  const column = Object.entries(one.mapping).find(([, field]) => field === "consent_sms")?.[0];
  const before = one.consent.find((stated) => stated.channel === "sms");
  const [isStated, setStated] = useState(before !== undefined);
  const [stated, setStatement] = useState<FileConsent>(
    before ?? { channel: "sms", source: "", obtained_at: "", wording: "" },
  );
  const [warranty, setWarranty] = useState(one.warranty === true);
  const problem = acts.configure.error ?? acts.check.error;
  const save = async () => {
    await acts.configure.mutateAsync({ importId: one.id, consent: isStated ? [stated] : [], warranty });
    await acts.check.mutateAsync({ importId: one.id });
    goTo("run");
  };
  return (
    <Stack maw={640}>
      <Title order={2} fz="lg">
        {t("title")}
      </Title>
      <Text>{t("text")}</Text>
      <Alert color="blue">{column ? t("perRow", { column }) : t("whole")}</Alert>
      {!column && (
        <Checkbox label={t("state")} checked={isStated} onChange={(event) => setStated(event.currentTarget.checked)} />
      )}
      {!column && isStated && <Statement value={stated} onChange={setStatement} />}
      {(column || isStated) && (
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

function Statement({ value, onChange }: { value: FileConsent; onChange: (next: FileConsent) => void }) {
  const t = useTranslations("imports.consent");
  return (
    <>
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
    </>
  );
}
