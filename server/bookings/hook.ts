import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { bookingHooks } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { tenantByBookingToken } from "@/server/platform/db/doors";
import { publicUrl } from "@/server/platform/env";
import { Forbidden } from "@/server/platform/errors";
import { seal, unseal } from "@/server/platform/vault";
import { systemCtx } from "@/server/tenancy";
import { bookIn } from "./book";
import { linkByToken } from "./links";
import { type BookingProvider, BookingWebhook } from "./schemas";
import { refusalOfSignature, type SignedBody } from "./signature";

const place = (tx: Tx, provider: BookingProvider) => ({
  table: "booking_hooks",
  column: "secret",
  row: `${tx.tenantId}:${provider}`,
});
const hookOf = (tx: Tx, provider: BookingProvider) =>
  and(eq(bookingHooks.tenantId, tx.tenantId), eq(bookingHooks.provider, provider));

export type HookState = { address: string; madeAt: Date | null };

/** Where a booking page reports its calls, and since when the secret exists; never the secret itself. */
export async function bookingHookState(ctx: Ctx): Promise<HookState> {
  authorize(ctx, "keys:read");
  return inTransaction(ctx, async (tx) => {
    const [hook] = await tx
      .select({ createdAt: bookingHooks.createdAt })
      .from(bookingHooks)
      .where(hookOf(tx, "generic"));
    return { address: `${publicUrl()}/api/webhooks/booking/generic`, madeAt: hook?.createdAt ?? null };
  });
}

/** Makes a new signing secret, in place of the old one, and shows it this once (`whsec_` and 32 bytes in base64). */
export async function makeBookingSecret(ctx: Ctx): Promise<{ secret: string }> {
  authorize(ctx, "keys:write");
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  return inTransaction(ctx, async (tx) => {
    const secretSealed = await seal(tx, place(tx, "generic"), secret);
    const row = { secretSealed, createdAt: tx.realNow() };
    await tx
      .insert(bookingHooks)
      .values({ tenantId: tx.tenantId, provider: "generic", ...row })
      .onConflictDoUpdate({ target: [bookingHooks.tenantId, bookingHooks.provider], set: row });
    await record(tx, "booking_hook.secret_made", { subject: { type: "booking_hook", id: "generic" } });
    return { secret };
  });
}

const notBelieved = () => new Forbidden("This call is not signed by a booking page that we know.");

/**
 * A booking page reports a call. The token names the tenant, the tenant's secret proves the caller (Standard Webhooks 1.0);
 * a repeated call books once. Marked `system`: the signature is the right.
 * @throws Forbidden for an unknown token, a wrong signature or a time more than five minutes away, all alike.
 */
export async function receiveBooking(
  provider: BookingProvider,
  call: SignedBody,
): Promise<{ bookingId: string; isNew: boolean }> {
  const posted = BookingWebhook.parse(parsed(call.body));
  const owner = await tenantByBookingToken(posted.token);
  if (!owner) throw notBelieved();
  const ctx = await systemCtx(owner.tenantId, "bookings.webhook");
  return inTransaction(ctx, async (tx) => {
    const [hook] = await tx.select().from(bookingHooks).where(hookOf(tx, provider));
    if (!hook) throw notBelieved();
    const secret = await unseal(tx, place(tx, provider), hook.secretSealed);
    if (refusalOfSignature(secret, call, tx.realNow())) throw notBelieved();
    const link = await linkByToken(tx, posted.token);
    const startsAt = new Date(posted.starts_at);
    const { booking, isNew } = await bookIn(tx, {
      leadId: link.leadId,
      campaignId: link.campaignId,
      startsAt,
      source: "webhook",
      externalId: posted.id,
    });
    return { bookingId: booking.id, isNew };
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
