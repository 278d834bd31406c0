"use client";

import { Button, VisuallyHidden } from "@mantine/core";
import { useThrottledValue } from "@mantine/hooks";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

const announcedEveryMs = 10_000;

/** How many rows would come, go or move, and the button that lets them. */
export function UpdateNotice({ count, onRefresh }: { count: number; onRefresh: () => void }) {
  const t = useTranslations("leads.grid");
  const told = useThrottledValue(count, announcedEveryMs);
  const refresh = () => {
    onRefresh();
    // The button goes away: whoever pressed it by keyboard goes on in the list.
    document.querySelector<HTMLElement>("[role=grid] [role=row][tabindex='0']")?.focus({ preventScroll: true });
  };
  return (
    <>
      <VisuallyHidden role="status">{told > 0 && t("waiting", { count: told })}</VisuallyHidden>
      {count > 0 && (
        <Button
          size="compact-sm"
          variant="light"
          flex="none"
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={refresh}
        >
          {t("updates", { count })}
        </Button>
      )}
    </>
  );
}
