"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import type { BulkJobView } from "@/server/leads";
import type { StartBulkInput } from "@/server/leads/schemas";

/** The jobs that this tab began: their end is told here, with an Undo. */
const begun = new Set<string>();

export const isOver = ({ status }: Pick<BulkJobView, "status">) =>
  status !== "choosing" && status !== "running" && status !== "undoing";

type Act = BulkJobView["act"];
type Words = ReturnType<typeof useTranslations<"leads.jobs">>;

const words: { [Kind in Act["kind"]]: (t: Words, act: Extract<Act, { kind: Kind }>) => string } = {
  tag: (t, { add, remove }) =>
    add.length > 0 ? t("acts.tag", { tags: add.join(", ") }) : t("acts.untag", { tags: remove.join(", ") }),
  assign: (t) => t("acts.assign"),
  pause: (t, { paused }) => t(paused ? "acts.pause" : "acts.resume"),
  segment: (t, { member }) => t(member ? "acts.segment" : "acts.unsegment"),
  campaign: (t) => t("acts.campaign"),
};

/** What a job does, as a phrase. */
export function useActWords() {
  const t = useTranslations("leads.jobs");
  return ({ act }: Pick<BulkJobView, "act">): string => (words[act.kind] as (t: Words, act: Act) => string)(t, act);
}

/** Starts, ends and takes back acts on many leads. */
export function useBulk() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => void queryClient.invalidateQueries(trpc.bulk.pathFilter());
  const options = { onSuccess: refresh, onError: (error: { message: string }) => toastFailure(error.message) };
  const start = useMutation(
    trpc.bulk.start.mutationOptions({
      ...options,
      onSuccess: (job) => {
        begun.add(job.id);
        refresh();
      },
    }),
  );
  const cancel = useMutation(trpc.bulk.cancel.mutationOptions(options));
  const undo = useMutation(
    trpc.bulk.undo.mutationOptions({
      ...options,
      onSuccess: (job) => {
        begun.add(job.id);
        refresh();
      },
    }),
  );
  return { start: (input: StartBulkInput) => start.mutateAsync(input), isStarting: start.isPending, cancel, undo };
}

/** Tells the end of the jobs that this tab began. */
export function useToldEnds() {
  const t = useTranslations("leads.jobs");
  const format = useFormatter();
  const phrase = useActWords();
  const { undo } = useBulk();
  const told = (job: BulkJobView) => {
    if (job.error) return toastFailure(job.error);
    if (job.status === "undone") return toastDone(t("undone", { count: format.number(job.undone) }));
    const takeBack = { label: t("undo"), run: () => undo.mutate({ jobId: job.id }) };
    const result = t("result", { changed: job.changed, skipped: job.skipped });
    toastDone(`${phrase(job)}: ${result}`, job.isReversible ? takeBack : undefined);
  };
  return (jobs: readonly BulkJobView[]) => {
    for (const job of jobs.filter((one) => isOver(one) && begun.delete(one.id))) told(job);
  };
}
