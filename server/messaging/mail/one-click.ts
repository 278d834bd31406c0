import { brandOf } from "@/server/branding";
import { type Leaving, leavingBy, tenantOfUnsubscribeToken } from "@/server/channels";
import { isSuppressed, suppress } from "@/server/consent";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { tenantKeys } from "@/server/platform/vault";
import { leadCtx } from "@/server/tenancy";
import { cancelPending } from "../cancel";

/** What the page behind the link shows. */
export interface WayOut {
  businessName: string;
  hasLeft: boolean;
}

const notGivenOut = () => new NotFound("link");

async function within<T>(token: string, act: (tx: Tx, leaving: Leaving) => Promise<T>): Promise<T> {
  const tenantId = tenantOfUnsubscribeToken(token);
  if (!tenantId) throw notGivenOut();
  const ctx: Ctx = await leadCtx(tenantId);
  return inTransaction(ctx, async (tx) => {
    const leaving = leavingBy(await tenantKeys(tx), token);
    if (!leaving) throw notGivenOut();
    return act(tx, leaving);
  });
}

/** Looks and changes nothing: scanners follow every link of a mail. Marked `system`: the token is the proof. */
export const showWayOut = (token: string): Promise<WayOut> =>
  within(token, async (tx, { email }) => ({
    businessName: (await brandOf(tx)).businessName,
    hasLeft: await isSuppressed(tx, "email", email),
  }));

/**
 * The one click [RFC 8058]: e-mail to this address ends in this transaction, whoever has the address now, and what waits
 * is cancelled. A second time changes nothing. Texts go on: they are ended by STOP. Marked `system`: the token is the proof.
 */
export const leaveByOneClick = (token: string): Promise<WayOut> =>
  within(token, async (tx, { email }) => {
    const leadIds = await suppress(tx, {
      kind: "email",
      address: email,
      reason: "unsubscribe",
      verbatim: "List-Unsubscribe=One-Click",
      channels: ["email"],
    });
    await cancelPending(tx, {
      leadIds,
      channels: ["email"],
      except: ["required"],
      reason: "The person unsubscribed from e-mail.",
    });
    return { businessName: (await brandOf(tx)).businessName, hasLeft: true };
  });
