import { Select, Switch, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { isCard, isRouted, mayGoBy, type StepChannel, stepChannels } from "@/server/campaigns/schemas";
import type { DraftStep } from "./draft-values";

const isByHand = (channel: StepChannel) => channel === "call" || channel === "linkedin";

function explanationOf(channel: StepChannel) {
  if (channel === "best") return "bestText";
  if (isByHand(channel)) return "actText";
  if (channel === "push") return "pushText";
  return isCard({ channel }) ? "siteText" : null;
}

interface StepChannelProps {
  place: number;
  step: DraftStep;
  onChange: (patch: Partial<DraftStep>) => void;
}

/** By which channel it goes, and whether another is tried when that one fails; what may be an e-mail has a subject. */
export function StepChannelFields({ place, step, onChange }: StepChannelProps) {
  const t = useTranslations("campaigns.message");
  const channel = step.channel ?? "sms";
  const explanation = explanationOf(channel);
  return (
    <>
      <Select
        label={t("channel")}
        description={explanation ? t(explanation) : undefined}
        value={channel}
        onChange={(next) => onChange({ channel: stepChannels.find((one) => one === next) ?? "sms" })}
        data={stepChannels.map((one) => ({ value: one, label: t(`channels.${one}`) }))}
        allowDeselect={false}
        maw={320}
      />
      {channel !== "best" && isRouted(channel) && (
        <Switch
          label={t("fallback")}
          description={t("fallbackText")}
          checked={step.fallback ?? false}
          onChange={(event) => onChange({ fallback: event.currentTarget.checked })}
        />
      )}
      {mayGoBy(step, "email") && <SubjectField place={place} step={step} onChange={onChange} />}
      {isCard(step) && <CardFields step={step} onChange={onChange} />}
    </>
  );
}

function SubjectField({ step, place, onChange }: StepChannelProps) {
  const t = useTranslations("campaigns.message");
  const continues = place > 1 && step.channel === "email" && !step.fallback;
  return (
    <TextInput
      label={t("subject")}
      description={continues ? t("subjectText") : mayGoBy(step, "sms") ? t("subjectOpen") : undefined}
      value={step.subject ?? ""}
      onChange={(event) => onChange({ subject: event.currentTarget.value })}
      maxLength={200}
    />
  );
}

/** What a card has besides its words: a title where the step has no subject already, and where it leads. */
function CardFields({ step, onChange }: Omit<StepChannelProps, "place">) {
  const t = useTranslations("campaigns.message");
  return (
    <>
      {!mayGoBy(step, "email") && (
        <TextInput
          label={t("cardTitle")}
          description={t("cardTitleText")}
          value={step.subject ?? ""}
          onChange={(event) => onChange({ subject: event.currentTarget.value })}
          maxLength={120}
        />
      )}
      <TextInput
        label={t("cardLink")}
        description={t("cardLinkText", { example: "{booking}" })}
        value={step.link ?? ""}
        onChange={(event) => onChange({ link: event.currentTarget.value })}
        maxLength={1_000}
      />
    </>
  );
}
