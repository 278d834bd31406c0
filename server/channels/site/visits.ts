import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { leads, siteVisits } from "@/drizzle/schema";
import { currentId } from "@/server/leads";
import type { Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { isId, newId } from "@/server/platform/ids";
import type { IdentityKind, StartVisitInput } from "../schemas";

const dayMs = 86_400_000;
/** Who was on the site within so many days is reached there. */
const visitDays = 30;
const mostAgentLetters = 300;

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
const expiryFrom = (now: Date) => new Date(now.getTime() + visitDays * dayMs);

/** Whom the site means: the lead that lives on where it was merged. @throws NotFound also for another tenant's lead. */
export async function leadMeant(tx: Tx, { lead_id, external_id }: Pick<StartVisitInput, "lead_id" | "external_id">) {
  const named =
    external_id === undefined ? isId(lead_id ?? "") && eq(leads.id, lead_id ?? "") : eq(leads.externalId, external_id);
  const [lead] = named
    ? await tx
        .select({ id: leads.id })
        .from(leads)
        .where(and(eq(leads.tenantId, tx.tenantId), named))
    : [];
  if (!lead) throw new NotFound("visitor");
  return currentId(tx, lead.id);
}

type NewVisit = { leadId: string; origin: string; userAgent: string | null; identifiedBy: IdentityKind };

/** A session for one browser of a lead; its token is told once, and kept as a digest. */
export async function addVisit(tx: Tx, { userAgent, ...visit }: NewVisit): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = expiryFrom(tx.now());
  await tx.insert(siteVisits).values({
    ...visit,
    tenantId: tx.tenantId,
    id: newId(),
    userAgent: userAgent?.slice(0, mostAgentLetters) ?? null,
    tokenHash: hashOf(token),
    lastSeenAt: tx.now(),
    expiresAt,
    createdAt: tx.realNow(),
  });
  return { token, expiresAt };
}

export interface Visit {
  readonly id: string;
  readonly leadId: string;
  readonly origin: string;
  readonly userAgent: string | null;
}

const seenEveryMs = 3_600_000;

/** The session behind a token at that page, or null; being there makes it last. */
export async function visitOf(tx: Tx, { token, origin }: { token: string; origin: string }): Promise<Visit | null> {
  const [row] = await tx
    .select()
    .from(siteVisits)
    .where(
      and(
        eq(siteVisits.tenantId, tx.tenantId),
        eq(siteVisits.tokenHash, hashOf(token)),
        eq(siteVisits.origin, origin),
        isNull(siteVisits.endedAt),
        gt(siteVisits.expiresAt, tx.now()),
      ),
    );
  if (!row) return null;
  const leadId = await currentId(tx, row.leadId);
  if (leadId !== row.leadId || tx.now().getTime() - row.lastSeenAt.getTime() > seenEveryMs)
    await tx
      .update(siteVisits)
      .set({ leadId, lastSeenAt: tx.now(), expiresAt: expiryFrom(tx.now()) })
      .where(and(eq(siteVisits.tenantId, tx.tenantId), eq(siteVisits.id, row.id)));
  return { id: row.id, leadId, origin: row.origin, userAgent: row.userAgent };
}

/** The undoing: whoever signs out of the site takes its session along. */
export async function endVisit(tx: Tx, visitId: string): Promise<void> {
  await tx
    .update(siteVisits)
    .set({ endedAt: tx.now() })
    .where(and(eq(siteVisits.tenantId, tx.tenantId), eq(siteVisits.id, visitId)));
}
