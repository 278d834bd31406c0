import type { inferRouterOutputs } from "@trpc/server";
import type { HandoffReason } from "@/server/conversations/schemas";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["conversations"];
export type ConversationRow = Outputs["list"]["data"][number];
export type ConversationView = Outputs["get"];
export type Message = Outputs["messages"]["data"][number];
export type PendingText = Outputs["pending"][number];

export type Pen =
  | { holder: "ai" }
  | { holder: "human"; isViewer: boolean }
  | { holder: "needs_human"; reason: HandoffReason }
  | { holder: "opted_out" };

type PenFacts = Pick<ConversationRow, "state" | "owner" | "needsHuman" | "assigneeId">;

/** Who holds the pen: nobody after an opt-out, a person who took it, a person who is asked for, or else the AI. */
export function penOf({ state, owner, needsHuman, assigneeId }: PenFacts, viewerId: string): Pen {
  if (state === "opted_out") return { holder: "opted_out" };
  if (owner === "human") return { holder: "human", isViewer: assigneeId === viewerId };
  if (needsHuman) return { holder: "needs_human", reason: needsHuman };
  return { holder: "ai" };
}

interface Named {
  firstName: string | null;
  lastName: string | null;
}

export const nameOf = (person: Named | null, fallback: string) =>
  [person?.firstName, person?.lastName].filter(Boolean).join(" ") || fallback;
