import { Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { TimeText } from "@/components/ui/time-text";
import type { TimingProfile } from "@/server/timing/schemas";

/** What the hours on screen would do to the texts of the next seven days, before they are saved. */
export function HoursEffect({ draft, isChanged }: { draft: TimingProfile; isChanged: boolean }) {
  const t = useTranslations("timing");
  const trpc = useTRPC();
  const [settled] = useDebouncedValue(draft, 400);
  const { data } = useQuery(
    trpc.messaging.previewHours.queryOptions(settled, {
      enabled: isChanged,
      retry: false,
      placeholderData: keepPreviousData,
    }),
  );
  if (!isChanged || !data) return null;
  return (
    <Text size="sm" role="status">
      {t("effect", { looked: data.looked, isAll: String(data.isAll), wouldHold: data.wouldHold })}{" "}
      {data.latest && (
        <>
          {t("effectLatest")} <TimeText value={data.latest} />.
        </>
      )}{" "}
      {data.wouldNeverLeave > 0 && t("effectNever", { count: data.wouldNeverLeave })}
    </Text>
  );
}
