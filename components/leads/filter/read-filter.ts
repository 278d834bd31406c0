import { Clause, EventClause, Filter, problemOfClause } from "@/server/leads/schemas";

export interface ReadFilter {
  filter: Filter;
  /** What is wrong with the clauses that were left out. */
  faults: string[];
}

/** A filter from an address. A faulty clause is left out and named, the rest is kept; what is no filter asks for everybody. */
export function readFilter(text: string | null | undefined): ReadFilter {
  if (!text) return { filter: {}, faults: [] };
  const faults: string[] = [];
  const kept = pruned(jsonOf(text), faults);
  const read = Filter.safeParse(kept);
  return read.success ? { filter: read.data, faults } : { filter: {}, faults: [...faults, firstIssue(read.error)] };
}

const firstIssue = (error: { issues: { message: string }[] }) => error.issues[0]?.message ?? "";

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pruned(node: unknown, faults: string[]): unknown {
  if (typeof node !== "object" || node === null) return node;
  for (const join of ["all", "any"] as const) {
    const nodes: unknown = Reflect.get(node, join);
    if (Array.isArray(nodes))
      return { [join]: nodes.filter((one) => isSound(one, faults)).map((one) => pruned(one, faults)) };
  }
  return node;
}

function isSound(node: unknown, faults: string[]): boolean {
  const isGroup = typeof node === "object" && node !== null && ("all" in node || "any" in node);
  const fault = isGroup ? null : faultOf(node);
  if (fault !== null) faults.push(fault);
  return fault === null;
}

function faultOf(node: unknown): string | null {
  const clause = Clause.safeParse(node);
  if (clause.success) return problemOfClause(clause.data);
  const event = EventClause.safeParse(node);
  return event.success ? null : firstIssue(event.error);
}
