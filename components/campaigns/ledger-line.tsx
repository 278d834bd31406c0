"use client";

import { Anchor, Card, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Fragment } from "react";
import { usePath } from "@/components/shell/workspace";
import { touchTabs } from "@/server/campaigns/schemas";
import type { CampaignView } from "./campaign-view";
import classes from "./ledger-line.module.css";
import { touchesHref } from "./report-search";

/** Every text that was meant to leave is in exactly one state: the sum stands on the screen, and each term opens its rows. */
export function LedgerLine({ campaign }: { campaign: Pick<CampaignView, "id" | "ledger"> }) {
  const t = useTranslations("campaigns.ledger");
  const { ledger } = campaign;
  return (
    <Card>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t("text")}
        </Text>
        <div className={classes.sum}>
          <Term count={ledger.intended} label={t("intended")} href={touchesHref(campaign.id)} />
          {touchTabs.map((status, place) => (
            <Fragment key={status}>
              <span className={classes.sign}>{place === 0 ? "=" : "+"}</span>
              <Term count={ledger[status]} label={t(status)} href={touchesHref(campaign.id, status)} />
            </Fragment>
          ))}
        </div>
      </Stack>
    </Card>
  );
}

function Term({ count, label, href }: { count: number; label: string; href: string }) {
  const format = useFormatter();
  const path = usePath();
  return (
    <Anchor component={Link} href={path(href)} className={classes.term} underline="hover" c="inherit">
      <strong className="tabular">{format.number(count)}</strong> <span>{label}</span>
    </Anchor>
  );
}
