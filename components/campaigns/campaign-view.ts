import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["campaigns"];

export type CampaignView = Outputs["get"];
export type CampaignRow = Outputs["list"]["data"][number];
export type Check = Outputs["review"]["checks"][number];
export type DryRunPage = Outputs["dryRun"];
export type Touch = Outputs["touches"]["data"][number];

/** A lead's name on a line of a list, or null when it has none. */
export const nameOf = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) =>
  [firstName, lastName].filter(Boolean).join(" ") || null;

/** Texts that need no further act, of all that were meant to leave. */
export function progressOf({ ledger }: Pick<CampaignRow, "ledger">) {
  const settled = ledger.sent + ledger.skipped + ledger.failed + ledger.cancelled;
  return { settled, percent: ledger.intended === 0 ? 0 : Math.round((settled / ledger.intended) * 100) };
}
