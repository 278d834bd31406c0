"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";

/** Makes a draft and opens it where the next choice is made. */
export function useStartCampaign() {
  const trpc = useTRPC();
  const router = useRouter();
  const path = usePath();
  const queryClient = useQueryClient();
  const onSuccess = ({ id }: { id: string }) => {
    void queryClient.invalidateQueries(trpc.campaigns.list.pathFilter());
    router.push(path(`/campaigns/${id}/edit/audience`));
  };
  const onError = (error: { message: string }) => toastFailure(error.message);
  return {
    start: useMutation(trpc.campaigns.start.mutationOptions({ onSuccess, onError })),
    duplicate: useMutation(trpc.campaigns.duplicate.mutationOptions({ onSuccess, onError })),
  };
}
