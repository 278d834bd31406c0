"use client";

import { PageFailure } from "@/components/shell/page-failure";

export default function ErrorInWorkspace({ error, reset }: { error: Error; reset: () => void }) {
  return <PageFailure error={error} onRetry={reset} />;
}
