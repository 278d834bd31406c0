import { Anchor, Button, Group, List, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import { TimeText } from "@/components/ui/time-text";
import type { TimingProfile } from "@/server/timing/schemas";

function useEffectOf(draft: TimingProfile, isChanged: boolean) {
  const trpc = useTRPC();
  const [settled] = useDebouncedValue(draft, 400);
  return useInfiniteQuery(
    trpc.messaging.previewRules.infiniteQueryOptions(settled, {
      enabled: isChanged,
      retry: false,
      placeholderData: keepPreviousData,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

type Preview = NonNullable<ReturnType<typeof useEffectOf>["data"]>["pages"][number];

/** What the rules on screen would do to the messages of the next seven days, and to whose, before they are saved. */
export function HoursEffect({ draft, isChanged }: { draft: TimingProfile; isChanged: boolean }) {
  const t = useTranslations("timing");
  const query = useEffectOf(draft, isChanged);
  const summary = query.data?.pages[0];
  if (!isChanged || !summary) return null;
  return (
    <Stack gap="xs">
      <Summary preview={summary} />
      <List size="sm" spacing={4} aria-label={t("people")}>
        {query.data?.pages
          .flatMap((page) => page.people)
          .map((one) => (
            <Person key={one.touchId} person={one} />
          ))}
      </List>
      {query.hasNextPage && (
        <Group>
          <Button
            variant="default"
            size="compact-sm"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("morePeople")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Summary({ preview }: { preview: Preview }) {
  const t = useTranslations("timing");
  const { looked, isAll, wouldHold, wouldSkip, wouldGoSooner, latest } = preview;
  return (
    <Text size="sm" role="status">
      {t("effect", { looked, isAll: String(isAll), wouldHold })}{" "}
      {latest && (
        <>
          {t("effectLatest")} <TimeText value={latest} />.
        </>
      )}{" "}
      {wouldSkip > 0 && t("effectNever", { count: wouldSkip })}{" "}
      {wouldGoSooner > 0 && t("effectSooner", { count: wouldGoSooner })}
    </Text>
  );
}

function Person({ person: { leadId, name, effect, dueAt, reason } }: { person: Preview["people"][number] }) {
  const t = useTranslations("timing");
  const path = usePath();
  return (
    <List.Item>
      {leadId ? (
        <Anchor component={Link} href={path(`/leads/${leadId}`)}>
          {name || t("unnamed")}
        </Anchor>
      ) : (
        t("unnamed")
      )}
      , {t("dueAt")} <TimeText value={dueAt} />: {effect === "sooner" ? t("sooner") : reason}
    </List.Item>
  );
}
