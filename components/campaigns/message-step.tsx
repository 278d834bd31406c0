"use client";

import { Button, Card, Grid, Stack, Switch, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { isCard, mayGoBy, mostSteps } from "@/server/campaigns/schemas";
import { CardPreview } from "./card-preview";
import type { DraftStep } from "./draft-values";
import { MailPreview } from "./mail-preview";
import { PhonePreview } from "./phone-preview";
import { StepEditor } from "./step-editor";
import type { Draft } from "./use-draft";
import { useStepName } from "./use-step-name";

const followUp: DraftStep = { channel: "sms", delay_days: 7, mode: "fixed", body: "", brief: null };

export function MessageStep({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.message");
  const { steps } = draft.values;
  const [asked, setShown] = useQueryState("text", parseAsInteger.withDefault(1));
  const shown = Math.min(Math.max(1, asked), steps.length);
  const nameOf = useStepName();
  const write = (next: DraftStep[]) => draft.change({ steps: next });
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack>
          {steps.map((step, at) => (
            <StepEditor
              key={nameOf(at)}
              place={at + 1}
              step={step}
              files={draft.campaign.files}
              isShown={shown === at + 1}
              onShow={() => void setShown(at + 1)}
              onChange={(patch) => write(steps.map((one, place) => (place === at ? { ...one, ...patch } : one)))}
              onRemove={steps.length > 1 ? () => write(steps.filter((_, place) => place !== at)) : undefined}
            />
          ))}
          {steps.length < mostSteps && (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => {
                write([...steps, followUp]);
                void setShown(steps.length + 1);
              }}
            >
              {t("add")}
            </Button>
          )}
          <BookingPage draft={draft} />
          {steps.some((step) => mayGoBy(step, "email")) && <MailTracking draft={draft} />}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <StepPreview campaignId={draft.campaign.id} place={shown} step={steps[shown - 1]} />
      </Grid.Col>
    </Grid>
  );
}

/** As the recipient sees it: on a phone, in a mail program, or on the site. */
function StepPreview(props: Parameters<typeof PhonePreview>[0]) {
  if (props.step?.channel === "email") return <MailPreview {...props} />;
  return props.step && isCard(props.step) ? <CardPreview {...props} /> : <PhonePreview {...props} />;
}

const isAddress = (text: string) => URL.canParse(text) && /^https?:/.test(text);

/** Whether this campaign's e-mails count opens and clicks, where the workspace does. */
function MailTracking({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.message");
  return (
    <Card>
      <Switch
        label={t("track")}
        description={t("trackText")}
        checked={draft.values.track_mail}
        onChange={(event) => draft.change({ track_mail: event.currentTarget.checked })}
      />
    </Card>
  );
}

function BookingPage({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.message");
  const [typed, setTyped] = useState(draft.values.booking_url ?? "");
  const write = (text: string) => {
    setTyped(text);
    const address = text.trim();
    if (address === "" || isAddress(address)) draft.change({ booking_url: address || null });
  };
  return (
    <Card>
      <TextInput
        type="url"
        label={t("booking")}
        description={t("bookingText")}
        placeholder="https://"
        value={typed}
        error={typed.trim() === "" || isAddress(typed.trim()) ? undefined : t("bookingWrong")}
        onChange={(event) => write(event.currentTarget.value)}
      />
    </Card>
  );
}
