"use client";

import { Button, Menu } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** Each variable as it is written, with a fallback where a lead may lack it. */
const variables = {
  first_name: "{first_name|there}",
  last_name: "{last_name|}",
  company: "{company|your company}",
  business: "{business}",
  assistant: "{assistant}",
  booking: "{booking}",
} as const;

export function VariablePicker({ onPick }: { onPick: (written: string) => void }) {
  const t = useTranslations("campaigns.message");
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBraces size={14} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
        >
          {t("insert")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(variables) as (keyof typeof variables)[]).map((name) => (
          <Menu.Item key={name} onClick={() => onPick(variables[name])} rightSection={<code>{variables[name]}</code>}>
            {t(`variables.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
