import { Fieldset, Group, NumberInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Caps } from "@/server/timing/schemas";

type CapFieldsProps = { caps: Caps; onChange: (caps: Caps) => void };

/** What a number field says, as a whole number of at least one. */
export const whole = (value: string | number) => Math.max(1, Math.round(Number(value) || 1));

/** How often one person is texted at most, by everything together and by campaigns. */
export function CapFields({ caps, onChange }: CapFieldsProps) {
  const t = useTranslations("timing");
  return (
    <Fieldset legend={t("caps")}>
      <Group align="flex-start">
        <NumberInput
          label={t("per24Hours")}
          min={1}
          max={3}
          allowDecimal={false}
          value={caps.per24Hours}
          onChange={(value) => onChange({ ...caps, per24Hours: whole(value) })}
        />
        <NumberInput
          label={t("campaignPer24Hours")}
          min={1}
          max={3}
          allowDecimal={false}
          value={caps.campaignPer24Hours}
          onChange={(value) => onChange({ ...caps, campaignPer24Hours: whole(value) })}
        />
        <NumberInput
          label={t("perWeek")}
          min={1}
          allowDecimal={false}
          placeholder={t("noWeek")}
          value={caps.perWeek ?? ""}
          onChange={(value) => onChange({ ...caps, perWeek: value === "" ? null : whole(value) })}
        />
      </Group>
    </Fieldset>
  );
}
