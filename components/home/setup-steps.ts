import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

export type Setup = inferRouterOutputs<AppRouter>["analytics"]["setup"];

/** The way from a list to a booked call, in its order, each with what proves it. */
export const setupSteps = [
  { id: "leads", fact: "hasLeads" },
  { id: "campaign", fact: "hasLaunched" },
  { id: "replies", fact: "hasReplies" },
  { id: "takeOver", fact: "hasTakenOver" },
  { id: "booking", fact: "hasBooking" },
  { id: "export", fact: "hasExported" },
] as const;
export type SetupStep = (typeof setupSteps)[number]["id"];

/** The first step that is not proven yet, or null when all are. */
export const nextStep = (setup: Setup): SetupStep | null => setupSteps.find(({ fact }) => !setup[fact])?.id ?? null;
