"use client";

import { useTranslations } from "next-intl";
import { ErrorCard } from "@/components/ui/error-card";
import { PageHeader } from "./page-header";

/** A page that failed as a whole; the shell around it keeps working. */
export function PageFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("shell.failure");
  return (
    <>
      <PageHeader title={t("title")} />
      <ErrorCard error={error} onRetry={onRetry} />
    </>
  );
}
