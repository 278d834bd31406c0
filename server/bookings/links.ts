import { and, eq, isNull, sql } from "drizzle-orm";
import { bookingLinks } from "@/drizzle/schema";
import { currentId } from "@/server/leads";
import { announce } from "@/server/platform/announce";
import { inTransaction, type Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { tenantByBookingToken } from "@/server/platform/db/doors";
import { publicUrl } from "@/server/platform/env";
import { NotFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { tenantKeys } from "@/server/platform/vault";
import { systemCtx } from "@/server/tenancy";
import { linkClicked } from "./events";
import { isOurs, newToken } from "./token";

export type LinkRequest = { leadIds: readonly string[]; campaignId: string | null; targetUrl: string };

const addressOf = (token: string) => `${publicUrl()}/b/${token}`;

/** Each lead's own short address of the booking page, made where it has none for this campaign and page. Lead id -> address. */
export async function bookingLinksFor(tx: Tx, request: LinkRequest): Promise<Map<string, string>> {
  const known = await existing(tx, request);
  const missing = [...new Set(request.leadIds)].filter((leadId) => !known.has(leadId));
  if (missing.length === 0) return known;
  const keys = await tenantKeys(tx);
  const made = missing.map((leadId) => ({
    tenantId: tx.tenantId,
    id: newId(),
    leadId,
    campaignId: request.campaignId,
    token: newToken(keys),
    targetUrl: request.targetUrl,
    createdAt: tx.realNow(),
  }));
  await tx.insert(bookingLinks).values(made);
  for (const link of made) known.set(link.leadId, addressOf(link.token));
  return known;
}

/** One lead's short address of the booking page. */
export async function bookingLinkFor(
  tx: Tx,
  request: { leadId: string; campaignId: string | null; targetUrl: string },
): Promise<string> {
  const links = await bookingLinksFor(tx, { ...request, leadIds: [request.leadId] });
  return links.get(request.leadId) ?? request.targetUrl;
}

async function existing(tx: Tx, { leadIds, campaignId, targetUrl }: LinkRequest): Promise<Map<string, string>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx
    .select({ leadId: bookingLinks.leadId, token: bookingLinks.token })
    .from(bookingLinks)
    .where(
      and(
        among(bookingLinks.leadId, leadIds),
        eq(bookingLinks.targetUrl, targetUrl),
        campaignId ? eq(bookingLinks.campaignId, campaignId) : isNull(bookingLinks.campaignId),
      ),
    );
  return new Map(rows.map((row) => [row.leadId, addressOf(row.token)]));
}

/** A link that this tenant signed; its lead is who they are now. @throws NotFound for a token that is unknown or altered. */
export async function linkByToken(tx: Tx, token: string) {
  const [link] = await tx.select().from(bookingLinks).where(eq(bookingLinks.token, token));
  if (!link || !isOurs(await tenantKeys(tx), token)) throw new NotFound("booking link");
  return { ...link, leadId: await currentId(tx, link.leadId) };
}

/**
 * Where `/b/{token}` leads: the booking page with the token in its address. A real visit is counted and attributed.
 * Marked `system`: the token itself is the right.
 */
export async function followLink(token: string, { counts }: { counts: boolean }): Promise<string> {
  const owner = await tenantByBookingToken(token);
  if (!owner) throw new NotFound("booking link");
  const ctx = await systemCtx(owner.tenantId, "bookings.link");
  return inTransaction(ctx, async (tx) => {
    const link = await linkByToken(tx, token);
    if (counts) await countClick(tx, link);
    const target = new URL(link.targetUrl);
    target.searchParams.set("token", token);
    return target.toString();
  });
}

async function countClick(tx: Tx, { id, leadId }: { id: string; leadId: string }) {
  await tx
    .update(bookingLinks)
    .set({
      clicks: sql`${bookingLinks.clicks} + 1`,
      firstClickedAt: sql`coalesce(${bookingLinks.firstClickedAt}, ${tx.now().toISOString()})`,
    })
    .where(and(eq(bookingLinks.tenantId, tx.tenantId), eq(bookingLinks.id, id)));
  await announce(tx, linkClicked, { leadId });
}
