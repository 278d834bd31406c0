import { configuredDrafter, type Drafter } from "@/server/llm";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { type Claimed, claimTurns } from "./claim";
import { ASK_WAIT_MS, commitTurn, type TurnOutcome } from "./commit";
import { loadContext, type TurnContext } from "./context";
import type { Plan } from "./plan";
import { type Proposed, proposeLocally, proposeTurn } from "./propose";
import { readLocally } from "./reading";
import { templateWording } from "./wording";

/** The model's hard stop, milliseconds: with everything else a reply is committed well within 5 s of its due time. */
const MODEL_DEADLINE_MS = 2_800;
/** A turn that waited for its place gives its model only what this leaves, so that the reply still comes in time. */
const REPLY_BUDGET_MS = 3_500;
/** A turn that is later than this (the process was down) is late anyway: better words count more than a second. */
const HOPELESS_MS = 10_000;

/** How long a model may take for a turn that is so late, milliseconds; 0 = it is not asked. */
export function modelTimeFor(lateMs: number, deadlineMs = MODEL_DEADLINE_MS): number {
  if (lateMs > HOPELESS_MS) return deadlineMs;
  return Math.max(0, Math.min(deadlineMs, REPLY_BUDGET_MS - lateMs));
}

export interface TakeDueTurnsInput {
  limit: number;
  /** The model to ask; the installation's own where it is not said, null = none. */
  drafter?: Drafter | null;
  deadlineMs?: number;
}

export interface TurnsTaken {
  taken: number;
  outcomes: Partial<Record<TurnOutcome, number>>;
}

/**
 * Takes the AI turns that are due on the tenant's clock: claims them, reads in a transaction, thinks outside of any,
 * commits each under its token. Whatever a model does, its turn is committed by the local engine at the deadline.
 * Marked `system`.
 */
export async function takeDueTurns(
  ctx: Ctx,
  { limit, drafter = configuredDrafter(), deadlineMs = MODEL_DEADLINE_MS }: TakeDueTurnsInput,
): Promise<TurnsTaken> {
  const contexts = await inTransaction(ctx, async (tx) => {
    const claimed = await claimTurns(tx, limit);
    const loaded: TurnContext[] = [];
    for (const one of claimed) loaded.push(await loadContext(tx, one));
    return loaded;
  });
  const outcomes: TurnsTaken["outcomes"] = {};
  await Promise.all(
    contexts.map(async (context) => {
      const dueAt = context.claimed.conversation.turnDueAt ?? ctx.now();
      const lateMs = ctx.now().getTime() - dueAt.getTime();
      const outcome = await takeOne(ctx, context, { drafter, deadlineMs: modelTimeFor(lateMs, deadlineMs) });
      if (outcome) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }),
  );
  return { taken: contexts.length, outcomes };
}

type Thinking = { drafter: Drafter | null; deadlineMs: number };

/** One turn; when it fails the lease ends by itself and another run takes it. */
async function takeOne(ctx: Ctx, context: TurnContext, thinking: Thinking): Promise<TurnOutcome | null> {
  const startedAt = performance.now();
  try {
    const { proposed, touchClass } = await think(context, thinking);
    const latencyMs = Math.round(performance.now() - startedAt);
    return await commitTurn(ctx, { context, proposed, latencyMs, touchClass });
  } catch (error) {
    log.error({ err: error, conversationId: context.claimed.conversation.id }, "a dialogue turn failed");
    return null;
  }
}

type Thought = { proposed: Proposed; touchClass: "conversational" | "marketing" };

/** A turn that our own code cannot think through goes to a person; it never loops. */
async function think(context: TurnContext, { drafter, deadlineMs }: Thinking): Promise<Thought> {
  if (context.pack.inbound.length === 0) return wake(context);
  try {
    return { proposed: await proposeTurn({ pack: context.pack, deadlineMs, drafter }), touchClass: "conversational" };
  } catch (error) {
    log.error({ err: error, conversationId: context.claimed.conversation.id }, "the dialogue engine failed on a text");
    const base = silently(context);
    const handoff = { reason: "guard", note: "The engine failed on this text.", urgency: "high" } as const;
    const plan: Plan = { ...base.plan, action: "handoff", event: "handed_over", handoff };
    return { proposed: { ...base, plan }, touchClass: "conversational" };
  }
}

/** The turn that says and changes nothing: what a silent state proposes. */
const silently = ({ pack }: TurnContext): Proposed =>
  proposeLocally({ ...pack, state: "handoff" }, readLocally({ inbound: [], language: pack.language }));

/** Nobody wrote: an unanswered "do you want to stop?" is an opt-out, a pause that is over is followed up once, else nothing. */
function wake(context: TurnContext): Thought {
  const { pack, claimed } = context;
  const base = silently(context);
  const plan = { ...base.plan, ...dueAct(pack.facts.now, claimed), softNoes: pack.facts.softNoes };
  const wording = templateWording(plan, pack, base.reading);
  const reply = wording?.verdict.passed ? wording.text : null;
  const quietly = plan.template !== null && reply === null ? { ...plan, template: null, event: null } : plan;
  return {
    proposed: { ...base, plan: quietly, reply, proposal: { ...base.proposal, reply: reply ?? "" } },
    touchClass: "marketing",
  };
}

function dueAct(now: Date, { conversation: { optOutAskedAt, pausedUntil, state } }: Claimed): Partial<Plan> {
  if (optOutAskedAt && now.getTime() - optOutAskedAt.getTime() >= ASK_WAIT_MS)
    return { action: "suppress", event: "opted_out", suppress: { reason: "free_text_opt_out", p: 1 } };
  if (state === "paused" && pausedUntil && pausedUntil <= now)
    return { action: "reply", event: "contacted", template: "check_back" };
  return {};
}
