"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Rate } from "@/server/analytics/schemas";

/** A share with what it is of and its 95 % interval; too few people give no figure. */
export function RateText({ rate, of }: { rate: Rate; of: string }) {
  const t = useTranslations("analytics");
  const percent = usePercent();
  const { numerator, denominator } = rate;
  if (rate.rate === null || rate.low === null || rate.high === null) return <span>{t("nobody", { of })}</span>;
  if (rate.isTooFew) return <span className="tabular">{t("tooFew", { numerator, denominator, of })}</span>;
  return (
    <span className="tabular">
      {t("rate", { rate: percent(rate.rate), low: percent(rate.low), high: percent(rate.high), denominator, of })}
    </span>
  );
}

export function usePercent() {
  const format = useFormatter();
  return (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
}
