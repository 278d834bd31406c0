import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLive } from "@/components/shell/live";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";

/** What is halted, for everybody who may see campaigns; it follows every halt and lift at once. */
export function useHalts() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useLive(["messaging/halt."], () => void queryClient.invalidateQueries(trpc.messaging.halts.queryFilter()));
  return useQuery(trpc.messaging.halts.queryOptions(undefined, { enabled: useMay("campaigns:read") }));
}
