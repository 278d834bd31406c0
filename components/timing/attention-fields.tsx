import { Fieldset, Group, NumberInput, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type Attention, defaultAttention, engagements } from "@/server/timing/schemas";
import { whole } from "./cap-fields";

type AttentionFieldsProps = { attention: Attention; onChange: (attention: Attention) => void };

/** What one person's attention bears; each number may be more careful than our policy, never less. */
export function AttentionFields({ attention, onChange }: AttentionFieldsProps) {
  const t = useTranslations("timing");
  const least = defaultAttention;
  const change = (changed: Partial<Attention>) => onChange({ ...attention, ...changed });
  return (
    <Fieldset legend={t("attention")}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t("attentionText")}
        </Text>
        <Group align="flex-end">
          <NumberInput
            label={t("minGapHours")}
            min={least.minGapHours}
            allowDecimal={false}
            value={attention.minGapHours}
            onChange={(value) => change({ minGapHours: whole(value) })}
          />
          {engagements.map((engagement) => (
            <NumberInput
              key={engagement}
              label={t(`perWeekOf.${engagement}`)}
              min={1}
              max={least.perWeek[engagement]}
              allowDecimal={false}
              value={attention.perWeek[engagement]}
              onChange={(value) => change({ perWeek: { ...attention.perWeek, [engagement]: whole(value) } })}
            />
          ))}
          <NumberInput
            label={t("unanswered")}
            min={1}
            max={least.unansweredBeforeSlowing}
            allowDecimal={false}
            value={attention.unansweredBeforeSlowing}
            onChange={(value) => change({ unansweredBeforeSlowing: whole(value) })}
          />
          <NumberInput
            label={t("slowDownDays")}
            min={least.slowDownDays}
            max={90}
            allowDecimal={false}
            value={attention.slowDownDays}
            onChange={(value) => change({ slowDownDays: whole(value) })}
          />
        </Group>
      </Stack>
    </Fieldset>
  );
}
