"use client";

import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { NumberClass, type SenderClass } from "@/server/channels/schemas";

/** What carriers let the number send; a form field named sender_class. */
export function ClassSelect({ defaultValue }: { defaultValue: SenderClass }) {
  const t = useTranslations("channels");
  const data = NumberClass.options.map((value) => ({ value, label: t(`classes.${value}`) }));
  return (
    <Select
      name="sender_class"
      label={t("class")}
      description={t("classHelp")}
      data={data}
      defaultValue={defaultValue}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
