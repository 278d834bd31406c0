"use client";

import { Button, Menu } from "@mantine/core";
import { IconPlayerTrackNext } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { useWorkspaceNow } from "@/components/ui/clock";
import { formatMoment } from "@/components/ui/zone";
import { secondsUntilNine } from "./until-nine";

const hour = 3_600;
const day = 24 * hour;

/** Moves the sandbox's clock: everything that falls due on the way happens, in its order. */
export function AdvanceClock({ isPrimary = false }: { isPrimary?: boolean }) {
  const t = useTranslations("rehearsal.clock");
  const zone = useTimeZone() ?? "UTC";
  const now = useWorkspaceNow(10_000);
  const [opened, setOpened] = useState(false);
  const { advance, next } = useClock(opened);
  const until = next ? Math.ceil((next.getTime() - now.getTime()) / 1_000) + 1 : null;
  const by = (advance_seconds: number) => advance.mutate({ advance_seconds: Math.max(1, advance_seconds) });
  if (!useMay("sandbox:write")) return null;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size={isPrimary ? "sm" : "xs"}
          variant={isPrimary ? "filled" : "default"}
          leftSection={<IconPlayerTrackNext size={14} aria-hidden />}
          loading={advance.isPending}
        >
          {t("advance")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => by(until ?? hour)} disabled={until === null || until <= 0}>
          {next ? t("toNext", { at: formatMoment(next, { zone, now }) }) : t("nothingDue")}
        </Menu.Item>
        <Menu.Item onClick={() => by(hour)}>{t("hour")}</Menu.Item>
        <Menu.Item onClick={() => by(day)}>{t("day")}</Menu.Item>
        <Menu.Item onClick={() => by(secondsUntilNine(now, zone))}>{t("toNine")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useClock(isOpen: boolean) {
  const t = useTranslations("rehearsal.clock");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useQuery({ ...trpc.rehearsal.nextDue.queryOptions(), enabled: isOpen, staleTime: 0 });
  const advance = useMutation(
    trpc.rehearsal.advance.mutationOptions({
      onSuccess: async ({ processed }) => {
        toastDone(t("done", { count: processed }));
        await queryClient.invalidateQueries();
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  return { advance, next: data?.at ? new Date(data.at) : null };
}
