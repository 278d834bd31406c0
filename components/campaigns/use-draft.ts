"use client";

import { useQueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/shell/trpc";
import type { CampaignView } from "./campaign-view";
import { type DraftPatch, type DraftValues, dropLocally, keepLocally, keptLocally, valuesOf } from "./draft-values";

export type SaveState =
  | { kind: "idle" }
  | { kind: "waiting" }
  | { kind: "saved"; at: Date }
  | { kind: "conflict"; message: string }
  | { kind: "refused"; message: string };

export interface Draft {
  campaign: CampaignView;
  values: DraftValues;
  change: (patch: DraftPatch) => void;
  state: SaveState;
  /** Resolves when what was typed is stored. */
  flush: () => Promise<boolean>;
}

const idleMs = 700;

/** The builder's one form: every change is saved after 0.7 s of rest, with the version that the writer saw. */
export function useDraft(campaign: CampaignView): Draft {
  const [values, setValues] = useState(() => valuesOf(campaign));
  const { queue, flush, state } = useAutosave(campaign);
  const change = useCallback(
    (patch: DraftPatch) => {
      setValues((now) => ({ ...now, ...patch }));
      queue(patch);
    },
    [queue],
  );
  const restored = useRef(false);
  useEffect(() => {
    if (restored.current) return;
    restored.current = true;
    const kept = keptLocally(campaign);
    if (kept) change(kept);
  }, [campaign, change]);
  return { campaign, values, change, state, flush };
}

function useAutosave(campaign: CampaignView) {
  const client = useTRPCClient();
  const refresh = useRefresh();
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const pending = useRef<DraftPatch>({});
  const version = useRef(campaign.version);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));

  const save = useCallback(async (): Promise<boolean> => {
    const patch = pending.current;
    if (Object.keys(patch).length === 0) return true;
    pending.current = {};
    try {
      const saved = await client.campaigns.update.mutate({
        ...patch,
        campaignId: campaign.id,
        version: version.current,
      });
      version.current = saved.version;
      if (Object.keys(pending.current).length === 0) dropLocally(campaign.id);
      setState({ kind: "saved", at: new Date() });
      await refresh(campaign.id);
      return true;
    } catch (error) {
      pending.current = { ...patch, ...pending.current };
      setState(failureIn(error));
      return false;
    }
  }, [client, campaign.id, refresh]);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    running.current = running.current.then(save);
    return running.current;
  }, [save]);

  const queue = useCallback(
    (patch: DraftPatch) => {
      pending.current = { ...pending.current, ...patch };
      keepLocally({ id: campaign.id, version: version.current }, pending.current);
      setState((now) => (now.kind === "conflict" ? now : { kind: "waiting" }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), idleMs);
    },
    [campaign.id, flush],
  );

  useEffect(() => () => void flush(), [flush]);
  return { queue, flush, state };
}

function failureIn(error: unknown): SaveState {
  const message = error instanceof Error ? error.message : "";
  const isConflict = error instanceof TRPCClientError && error.data?.code === "CONFLICT";
  return { kind: isConflict ? "conflict" : "refused", message };
}

/** What the saved words change elsewhere on the page is asked again. */
function useRefresh() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    async (campaignId: string) => {
      const stale = [
        trpc.campaigns.get.queryFilter({ campaignId }),
        trpc.campaigns.reach.queryFilter({ campaignId }),
        trpc.campaigns.review.queryFilter({ campaignId }),
        trpc.campaigns.preview.pathFilter(),
        trpc.campaigns.dryRun.pathFilter(),
        trpc.campaigns.audience.pathFilter(),
        trpc.campaigns.list.pathFilter(),
      ];
      await Promise.all(stale.map((filter) => queryClient.invalidateQueries(filter)));
    },
    [trpc, queryClient],
  );
}
