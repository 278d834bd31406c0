import { TRPCError } from "@trpc/server";
import type { Viewer } from "@/server/auth/schemas";
import { appRouter } from "@/server/trpc/root";
import type { RichTenant } from "./rich-tenant";

type Caller = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;

/** What a procedure answers, as the wire tells it: the value under "ok", or code and sentence. */
export type Answer = { kind: string; says: unknown };

/** A person at a browser of their own. */
export const aViewer = ({ id, name, sessionId }: Pick<Viewer, "id" | "name" | "sessionId">): Viewer => ({
  ...{ id, name, sessionId, email: "a@example.com" },
  ...{ timeZone: null, theme: "auto", shortcuts: "on" },
});

/** The owner of a rich tenant. */
export const viewerOf = ({ ctx, ids }: RichTenant): Viewer =>
  aViewer({ id: ctx.actor.id, name: ctx.actor.name, sessionId: ids.session });

/** Who calls, from which workspace's page; nobody where a browser is signed out. */
export type Seat = { tenantSlug: string | null; viewer: Viewer | null };

/** Calls a procedure by its path. @throws what is no answer of the wire. */
export async function answerOf({ tenantSlug, viewer }: Seat, path: string, input: unknown): Promise<Answer> {
  const context = { requestId: "test", tenantSlug, now: () => new Date(), viewer: async () => viewer };
  const caller = appRouter.createCaller(context) as unknown as Caller;
  const [domain = "", name = ""] = path.split(".");
  try {
    return { kind: "ok", says: await caller[domain]?.[name]?.(input) };
  } catch (error) {
    if (error instanceof TRPCError) return { kind: error.code, says: error.message };
    throw error;
  }
}
