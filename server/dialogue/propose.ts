import type { Drafted, Drafter, ModelCall } from "@/server/llm";
import type { Engine } from "@/server/llm/schemas";
import type { ContextPack } from "./pack";
import { type Plan, planTurn } from "./plan";
import { turnData, turnInstructions } from "./prompt";
import { joinReadings, type Reading, readLocally } from "./reading";
import { type GuardVerdict, Proposal } from "./schemas";
import { guarded, templateWording, type Wording } from "./wording";

/** What one turn proposes: always something, whoever wrote it. */
export interface Proposed {
  proposal: Proposal;
  reading: Reading;
  plan: Plan;
  /** The text that passed the guard; null = nothing to say, or nothing that may be said. */
  reply: string | null;
  engine: Engine;
  /** The method or the model by name. */
  method: string;
  guardVerdict: GuardVerdict;
  calls: ModelCall[];
}

export interface ProposeInput {
  pack: ContextPack;
  /** How long a model may take in all, a repair included; milliseconds. */
  deadlineMs: number;
  drafter: Drafter | null;
}

const SHORTEST_CALL_MS = 400;
const MOST_OUTPUT_TOKENS = 700;

/** Reads, decides, words: our own answer is ready first, a model may better its words, the guard has the last say. Never throws for a model. */
export async function proposeTurn({ pack, deadlineMs, drafter }: ProposeInput): Promise<Proposed> {
  const reading = readLocally(pack);
  const local = proposeLocally(pack, reading);
  if (!drafter || !local.plan.isOpen || deadlineMs < SHORTEST_CALL_MS) return local;
  const ends = performance.now() + deadlineMs;
  const calls: ModelCall[] = [];
  const ask = async (purpose: "turn" | "repair", complaint: string | null): Promise<Drafted<Proposal>> => {
    const drafted = await drafter.draft({
      purpose,
      instructions: turnInstructions(pack, local.plan),
      data: turnData(pack, local.plan, complaint),
      schema: Proposal,
      maxOutputTokens: MOST_OUTPUT_TOKENS,
      deadlineMs: Math.max(1, Math.round(ends - performance.now())),
    });
    calls.push(drafted.call);
    return drafted;
  };
  const first = await ask("turn", null);
  if (!first.value) return { ...local, calls };
  const tried = tryProposal(first.value, pack, reading);
  if (tried.guardVerdict.passed || !tried.plan.isOpen) return { ...tried, method: drafter.name, calls };
  if (ends - performance.now() < SHORTEST_CALL_MS) return { ...local, guardVerdict: noted(local, tried), calls };
  const second = await ask(
    "repair",
    tried.guardVerdict.problems.map(({ rule, detail }) => `${rule} (${detail})`).join(", "),
  );
  const repaired = second.value ? tryProposal(second.value, pack, reading) : null;
  return repaired?.guardVerdict.passed
    ? { ...repaired, method: drafter.name, calls }
    : { ...local, guardVerdict: noted(local, repaired ?? tried), calls };
}

/** Our own answer stands; what the model's draft broke is kept for the record. */
const noted = (local: Proposed, refused: Proposed): GuardVerdict => ({
  passed: local.guardVerdict.passed,
  problems: refused.guardVerdict.problems.map(({ rule, detail }) => ({ rule: `draft:${rule}`, detail })),
});

/** The keyless turn: our reading, our plan, our words. */
export function proposeLocally(pack: ContextPack, reading: Reading): Proposed {
  const plan = planTurn(reading, pack);
  const wording = templateWording(plan, pack, reading);
  return finish({ reading, plan, wording, engine: "local" });
}

/** A model's proposal: it may change what we read, never what code decides; its words only where the act is the same. */
function tryProposal(proposal: Proposal, pack: ContextPack, ours: Reading): Proposed {
  const reading = joinReadings(ours, proposal);
  const plan = planTurn(reading, pack);
  const wording = plan.isOpen ? guarded(proposal.reply, { plan, pack, reading }) : templateWording(plan, pack, reading);
  const made = finish({ reading, plan, wording, engine: "provider" });
  return { ...made, proposal: { ...proposal, nextAction: plan.action, reply: made.reply ?? "" } };
}

type Parts = { reading: Reading; plan: Plan; wording: Wording | null; engine: Engine };

function finish({ reading, plan, wording, engine }: Parts): Proposed {
  const reply = wording?.verdict.passed ? wording.text : null;
  const proposal: Proposal = {
    intents: [...reading.labels].map((label) => ({ label, p: reading.p(label) })),
    sentiment: reading.sentiment,
    language: reading.language,
    slots: { timeframe: null, need: null, objection: null, callbackAt: plan.pauseUntil?.toISOString() ?? null },
    nextAction: plan.action,
    bookingLink: { offer: plan.offersLink, reason: plan.linkReason },
    reply: (reply ?? "").slice(0, 300),
    citations: plan.fact ? ["brand.about"] : [],
    usedFacts: plan.fact ? ["brand.about"] : [],
    handoff: {
      needed: plan.handoff !== null,
      reason: plan.handoff?.note ?? null,
      urgency: plan.handoff?.urgency ?? "low",
    },
    confidence: Math.max(...[...reading.labels].map((label) => reading.p(label)), 0),
  };
  const guardVerdict = wording?.verdict ?? { passed: true, problems: [] };
  return { proposal, reading, plan, reply, engine, method: reading.method, guardVerdict, calls: [] };
}
