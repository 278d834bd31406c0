"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/shell/trpc";
import { inboxViews } from "@/server/conversations/schemas";
import classes from "./inbox.module.css";
import { useInboxPlace } from "./inbox-place";

const countedUpTo = 100;

const shown = (count: number | undefined) => {
  if (count === undefined) return "";
  return count >= countedUpTo ? `${countedUpTo - 1}+` : String(count);
};

/** The inbox's views, each with how many threads it holds. */
export function ViewList() {
  const t = useTranslations("conversations");
  const trpc = useTRPC();
  const { view, viewHref } = useInboxPlace();
  const { data: counts } = useQuery(trpc.conversations.counts.queryOptions());
  return (
    <nav aria-label={t("views.label")} className={classes.views}>
      <ul>
        {inboxViews.map((one) => (
          <li key={one}>
            <Link href={viewHref(one)} className={classes.view} aria-current={one === view ? "page" : undefined}>
              <span>{t(`views.${one}`)}</span>
              <span className="tabular">{shown(counts?.[one])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
