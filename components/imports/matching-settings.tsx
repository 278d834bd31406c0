"use client";

import { Select, SimpleGrid } from "@mantine/core";
import { useTranslations } from "next-intl";
import {
  type DateOrder,
  type FieldRule,
  type IdentityKey,
  type ImportMode,
  type ImportView,
  identities,
  importModes,
  type Mapping,
  type OnExisting,
  onExisting,
} from "@/server/imports/schemas";
import { countries } from "./countries";

export interface Settings {
  mapping: Mapping;
  default_country: string;
  on_existing: OnExisting;
  date_order: DateOrder | null;
  identity: IdentityKey;
  mode: ImportMode;
  field_rules: Record<string, FieldRule>;
}

export const settingsOf = (one: ImportView): Settings => ({
  mapping: one.mapping,
  default_country: one.defaultCountry,
  on_existing: one.onExisting,
  date_order: one.dateOrder,
  identity: one.identity,
  mode: one.mode,
  field_rules: one.fieldRules,
});

type MatchingProps = { one: ImportView; settings: Settings; onChange: (part: Partial<Settings>) => void };

/** Who is who, what becomes of known leads, and what the file leaves open: the country of its numbers, the order of its dates. */
export function MatchingSettings({ one, settings, onChange }: MatchingProps) {
  const t = useTranslations("imports.map");
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} maw={820}>
      <Select
        label={t("identity")}
        data={identities.map((value) => ({ value, label: t(`identities.${value}`) }))}
        value={settings.identity}
        onChange={(value) => onChange({ identity: identities.find((one) => one === value) ?? "any" })}
        allowDeselect={false}
      />
      <Select
        label={t("mode")}
        data={importModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
        value={settings.mode}
        onChange={(value) => onChange({ mode: importModes.find((one) => one === value) ?? "both" })}
        allowDeselect={false}
      />
      <Select
        label={t("existing")}
        data={onExisting.map((how) => ({ value: how, label: t(how) }))}
        value={settings.on_existing}
        onChange={(how) => onChange({ on_existing: onExisting.find((one) => one === how) ?? "update" })}
        allowDeselect={false}
      />
      <Select
        label={t("country")}
        description={one.countryGuess ? t("countryGuessed", { ...one.countryGuess }) : undefined}
        inputWrapperOrder={["label", "input", "description"]}
        data={countries}
        value={settings.default_country}
        onChange={(code) => onChange({ default_country: code ?? "US" })}
        allowDeselect={false}
        searchable
      />
      {one.ambiguousDates.length > 0 && (
        <Select
          label={t("datesAsk", { column: one.ambiguousDates[0] ?? "" })}
          data={(["mdy", "dmy"] as const).map((value) => ({ value, label: t(value) }))}
          value={settings.date_order}
          onChange={(value) => onChange({ date_order: value as DateOrder | null })}
          required
        />
      )}
    </SimpleGrid>
  );
}
