import type { Role } from "@/server/tenancy/schemas";
import type { Permission } from "./access";

/** Who acts: a person, an API key, the system itself, an AI agent, or a lead by texting. */
export type Actor = { kind: "user" | "key" | "system" | "agent" | "lead"; id: string; name: string };

/** Everything a verb may know of its caller and of time and chance. */
export interface Ctx {
  readonly tenantId: string;
  readonly tenantSlug: string;
  readonly sandbox: boolean;
  readonly actor: Actor;
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
  readonly requestId: string;
  /** The tenant's clock: real time plus the sandbox's offset. Due times, windows and waits run on it. */
  now(): Date;
  /** Real time: leases, deadlines, sessions, API limits. */
  realNow(): Date;
  /** In [0, 1). */
  random(): number;
}

/** The parts of a context that differ; the clocks are filled in. */
export type CtxParts = Omit<Ctx, "now" | "realNow" | "random"> & { clockOffsetMs: number };

/** A context on the machine's clock and chance; tests make theirs with a fixed clock. */
export function makeCtx({ clockOffsetMs, ...parts }: CtxParts): Ctx {
  const realNow = () => new Date();
  return { ...parts, realNow, now: () => new Date(realNow().getTime() + clockOffsetMs), random: Math.random };
}

/** The same caller with another clock: what a sandbox's clock step and tests use. */
export const atClock = (ctx: Ctx, now: () => Date): Ctx => ({ ...ctx, now });
