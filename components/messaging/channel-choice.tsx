import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChannelChoice } from "@/server/messaging/schemas";

/** Why by this channel: what was chosen and, for each of the others, why not. */
export function ChannelChoiceWords({ choice }: { choice: ChannelChoice }) {
  const t = useTranslations("messaging.choice");
  return (
    <div>
      <Text size="sm" fw={500}>
        {choice.chosen ? choice.because : t("none")}
      </Text>
      <ul>
        {choice.considered.map(({ channel, outcome, because }) => (
          <li key={channel}>
            <Text size="sm">{t("line", { channel: t(`channels.${channel}`), outcome: t(outcome), because })}</Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
