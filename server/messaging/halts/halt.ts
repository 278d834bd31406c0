import { and, eq } from "drizzle-orm";
import { campaigns, halts, senders } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { channels } from "@/server/leads/schemas";
import { alertPeople } from "@/server/notices";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound, Refused } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import { sendingHalted } from "../events";
import { type HaltCause, type HaltScope, HaltSendingInput } from "../schemas";
import { type Halt, haltOn } from "./rows";
import { haltSentence } from "./standing";

/** Stops everything, a channel, a campaign or a sender, at once and in every process: the last look before each call sees it. */
export async function haltSending(ctx: Ctx, input: HaltSendingInput): Promise<Halt> {
  authorize(ctx, "sending:halt");
  const { scope, target = "", reason } = HaltSendingInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const named = scope === "workspace" ? "" : target;
    await existing(tx, scope, named);
    if (await haltOn(tx, scope, named)) throw new Refused("This is halted already.");
    return insertHalt(tx, { scope, target: named, cause: "person", reason });
  });
}

async function existing(tx: Tx, scope: HaltScope, target: string): Promise<void> {
  if (scope === "workspace") return;
  if (scope === "channel") {
    if (!channels.some((channel) => channel === target)) throw new NotFound("channel");
    return;
  }
  const table = scope === "campaign" ? campaigns : senders;
  const [row] = isId(target)
    ? await tx
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.tenantId, tx.tenantId), eq(table.id, target)))
    : [];
  if (!row) throw new NotFound(scope);
}

export interface NewHalt {
  readonly scope: HaltScope;
  readonly target: string;
  readonly cause: HaltCause;
  readonly reason: string;
}

/** Writes a halt in the transaction of its cause and alerts who can lift it; one that is in force already stays as it is. */
export async function startHalt(tx: Tx, halt: NewHalt): Promise<Halt> {
  return (await haltOn(tx, halt.scope, halt.target)) ?? insertHalt(tx, halt);
}

async function insertHalt(tx: Tx, { scope, target, cause, reason }: NewHalt): Promise<Halt> {
  const halt = { tenantId: tx.tenantId, id: newId(), scope, target, cause, reason };
  const [row] = await tx
    .insert(halts)
    .values({ ...halt, haltedBy: tx.ctx.actor.name, haltedAt: tx.realNow() })
    .returning();
  if (!row) throw new Refused("This is halted already.");
  await record(tx, "sending.halted", {
    subject: { type: "halt", id: row.id },
    after: { scope, target, cause },
    reason,
  });
  await announce(tx, sendingHalted, { haltId: row.id, scope, target });
  await alertPeople(tx, {
    roles: ["owner", "admin", "compliance"],
    subject: "Sending was halted",
    body: `${haltSentence(row)}\n\nIt stays so until two people lift it under Compliance.`,
  });
  return row;
}
