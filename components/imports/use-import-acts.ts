"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/shell/trpc";
import type { ImportView } from "@/server/imports/schemas";

/** The acts on one import; each puts its answer on the screen at once. */
export function useImportActs(importId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = (one: ImportView) => {
    queryClient.setQueryData(trpc.imports.get.queryKey({ importId }), one);
    void queryClient.invalidateQueries(trpc.imports.list.queryFilter());
  };
  return {
    configure: useMutation(trpc.imports.configure.mutationOptions({ onSuccess })),
    check: useMutation(trpc.imports.check.mutationOptions({ onSuccess })),
    start: useMutation(trpc.imports.start.mutationOptions({ onSuccess })),
    cancel: useMutation(trpc.imports.cancel.mutationOptions({ onSuccess })),
    undo: useMutation(trpc.imports.undo.mutationOptions({ onSuccess })),
  };
}
