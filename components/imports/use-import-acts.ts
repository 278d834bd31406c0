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
  /** Rows or columns are others now: what was listed of them is asked for again. */
  const onReread = async (one: ImportView) => {
    onSuccess(one);
    const listed = [trpc.imports.problemKinds, trpc.imports.answers, trpc.imports.problems, trpc.imports.preview];
    await Promise.all(listed.map((query) => queryClient.invalidateQueries(query.pathFilter())));
  };
  return {
    reread: useMutation(trpc.imports.reread.mutationOptions({ onSuccess: onReread })),
    configure: useMutation(trpc.imports.configure.mutationOptions({ onSuccess })),
    check: useMutation(trpc.imports.check.mutationOptions({ onSuccess: onReread })),
    answer: useMutation(trpc.imports.answer.mutationOptions({ onSuccess: onReread })),
    fixRows: useMutation(trpc.imports.fixRows.mutationOptions({ onSuccess: onReread })),
    start: useMutation(trpc.imports.start.mutationOptions({ onSuccess })),
    pause: useMutation(trpc.imports.pause.mutationOptions({ onSuccess })),
    resume: useMutation(trpc.imports.resume.mutationOptions({ onSuccess })),
    cancel: useMutation(trpc.imports.cancel.mutationOptions({ onSuccess })),
    undo: useMutation(trpc.imports.undo.mutationOptions({ onSuccess })),
  };
}
