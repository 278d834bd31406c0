"use client";

import { Button, Card, Group, NumberInput, SegmentedControl, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconSparkles, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { isCard, isRouted, mayGoBy } from "@/server/campaigns/schemas";
import type { FileView } from "@/server/files/schemas";
import { BriefEditor } from "./brief-editor";
import type { DraftStep } from "./draft-values";
import { OffendingCharacters } from "./offending-characters";
import { StepChannelFields } from "./step-channel";
import { StepFiles } from "./step-files";
import { TemplateFields } from "./template-fields";
import { useStepName } from "./use-step-name";
import { VariablePicker } from "./variable-picker";

interface StepEditorProps {
  place: number;
  step: DraftStep;
  /** What the saved sequence carries. */
  files: readonly FileView[];
  isShown: boolean;
  onShow: () => void;
  onChange: (patch: Partial<DraftStep>) => void;
  onRemove?: () => void;
}

/** One text of the sequence: when it goes, and its words or the AI's brief. */
export function StepEditor({ place, step, files, isShown, onShow, onChange, onRemove }: StepEditorProps) {
  const t = useTranslations("campaigns.message");
  const title = useStepName()(place - 1);
  return (
    <Card component="section" aria-label={title} onFocusCapture={onShow}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} fz="md">
            {title}
          </Title>
          <Group gap="xs">
            {isShown ? (
              <Text size="sm" c="dimmed">
                {t("shown")}
              </Text>
            ) : (
              <Button variant="subtle" size="compact-sm" onClick={onShow}>
                {t("show")}
              </Button>
            )}
            {onRemove && place > 1 && (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={onRemove}
              >
                {t("remove")}
              </Button>
            )}
          </Group>
        </Group>
        {place > 1 && <WaitField step={step} onChange={onChange} />}
        <StepChannelFields place={place} step={step} onChange={onChange} />
        {step.channel === "whatsapp" ? (
          <TemplateFields step={step} onChange={onChange} />
        ) : (
          <Words place={place} step={step} onChange={onChange} />
        )}
        {isRouted(step.channel ?? "sms") && <StepFiles known={files} step={step} onChange={onChange} />}
      </Stack>
    </Card>
  );
}

type WordsProps = Pick<StepEditorProps, "place" | "step" | "onChange">;

/** Fixed words, or what the AI is told. */
function Words({ place, step, onChange }: WordsProps) {
  const t = useTranslations("campaigns.message");
  return (
    <>
      <SegmentedControl
        aria-label={t("mode")}
        value={step.mode ?? "fixed"}
        onChange={(mode) => onChange({ mode: mode as "fixed" | "ai" })}
        data={[
          { value: "fixed", label: t("fixed") },
          { value: "ai", label: <AiWord label={t("aiMode")} /> },
        ]}
      />
      {step.mode === "ai" ? (
        <BriefEditor brief={step.brief ?? null} onChange={(brief) => onChange({ brief })} />
      ) : (
        <FixedText step={step} place={place} onChange={onChange} />
      )}
    </>
  );
}

const AiWord = ({ label }: { label: string }) => (
  <Group gap={6} justify="center" wrap="nowrap">
    <IconSparkles size={14} aria-hidden />
    {label}
  </Group>
);

export function WaitField({ step, onChange }: Pick<StepEditorProps, "step" | "onChange">) {
  const t = useTranslations("campaigns.message");
  return (
    <NumberInput
      label={t("wait")}
      suffix={` ${t("days")}`}
      min={0}
      max={90}
      value={step.delay_days ?? 0}
      onChange={(next) => onChange({ delay_days: Number(next) || 0 })}
      maw={220}
    />
  );
}

function FixedText({ step, place, onChange }: Pick<StepEditorProps, "step" | "place" | "onChange">) {
  const t = useTranslations("campaigns.message");
  const area = useRef<HTMLTextAreaElement>(null);
  const body = step.body ?? "";
  const isMail = !mayGoBy(step, "sms") && !isCard(step);
  const insert = (variable: string) => {
    const [from, to] = [area.current?.selectionStart ?? body.length, area.current?.selectionEnd ?? body.length];
    onChange({ body: body.slice(0, from) + variable + body.slice(to) });
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from + variable.length, from + variable.length);
    });
  };
  return (
    <Stack gap="xs">
      <Textarea
        ref={area}
        label={t("words")}
        description={isMail ? t("mailText") : place === 1 && !isCard(step) ? t("wordsText") : undefined}
        value={body}
        onChange={(event) => onChange({ body: event.currentTarget.value })}
        autosize
        minRows={4}
        maxLength={isMail ? 20_000 : 1_000}
      />
      <VariablePicker onPick={insert} />
      {mayGoBy(step, "sms") && <OffendingCharacters text={body} onFix={(fixed) => onChange({ body: fixed })} />}
    </Stack>
  );
}
