import type { inferRouterOutputs } from "@trpc/server";
import { type EndedState, endedStates, type HandoffReason } from "@/server/conversations/schemas";
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
  | { holder: "nobody"; state: EndedState };

type PenFacts = Pick<ConversationRow, "state" | "owner" | "needsHuman" | "assigneeId">;

const isEnded = (state: string): state is EndedState => endedStates.some((ended) => ended === state);

/** Who holds the pen: nobody after the end, a person who took it, a person who is asked for, or else the AI. */
export function penOf({ state, owner, needsHuman, assigneeId }: PenFacts, viewerId: string): Pen {
  if (state === "opted_out") return { holder: "nobody", state };
  if (owner === "human") return { holder: "human", isViewer: assigneeId === viewerId };
  if (needsHuman) return { holder: "needs_human", reason: needsHuman };
  if (isEnded(state)) return { holder: "nobody", state };
  return { holder: "ai" };
}

interface Named {
  firstName: string | null;
  lastName: string | null;
}

export const nameOf = (person: Named | null, fallback: string) =>
  [person?.firstName, person?.lastName].filter(Boolean).join(" ") || fallback;
