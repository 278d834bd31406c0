"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { usePath, useWorkspace } from "@/components/shell/workspace";

/** Starts an import of the 500 sample leads; sandbox workspaces only. */
export function SampleButton() {
  const t = useTranslations("imports.sample");
  const trpc = useTRPC();
  const router = useRouter();
  const path = usePath();
  const { sandbox } = useWorkspace();
  const upload = useMutation(
    trpc.imports.sample.mutationOptions({
      onSuccess: ({ id }) => router.push(path(`/leads/import/${id}`)),
      onError: (error) => toastFailure(error.message),
    }),
  );
  if (!sandbox) return null;
  return (
    <Button variant="default" loading={upload.isPending || upload.isSuccess} onClick={() => upload.mutate()}>
      {t("button")}
    </Button>
  );
}
