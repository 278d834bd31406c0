import { and, eq } from "drizzle-orm";
import { mailReadings, touches } from "@/drizzle/schema";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import { tenantKeys } from "@/server/platform/vault";
import { leadCtx } from "@/server/tenancy";
import { type TrackedPlace, tenantOfTrackToken, trackedPlace } from "./links";
import { isProgram, readingOf } from "./reading";

/** What is answered: the pixel, a way on, or nothing. */
export type Followed = { kind: "pixel" } | { kind: "target"; url: string } | { kind: "nothing" };

const mostHits = 50;
const unknown = () => new NotFound("link");

/**
 * Something of a tracked mail was fetched: kept, and told apart as a person's or a machine's. Nothing else follows: no
 * score, no activity, no step. A look (HEAD) is not kept. Marked `system`: the token is the proof.
 * @throws NotFound for a token that no workspace gave out.
 */
export async function takeHit(
  token: string,
  { isLook, userAgent }: { isLook: boolean; userAgent: string },
): Promise<Followed> {
  const tenantId = tenantOfTrackToken(token);
  if (!tenantId) throw unknown();
  return inTransaction(await leadCtx(tenantId), async (tx) => {
    const found = trackedPlace(await tenantKeys(tx), token);
    if (!found) throw unknown();
    if (!isLook) await keepHit(tx, found, isProgram(userAgent));
    if (found.kind === "open") return { kind: "pixel" };
    return found.target ? { kind: "target", url: found.target } : { kind: "nothing" };
  });
}

async function keepHit(tx: Tx, { touchId, kind, link }: TrackedPlace, program: boolean): Promise<void> {
  const own = and(eq(touches.tenantId, tx.tenantId), eq(touches.id, touchId));
  // One hit of a mail after the other: what comes at once is read together.
  const [touch] = await tx
    .select({ campaignId: touches.campaignId, sentAt: touches.sentAt })
    .from(touches)
    .where(own)
    .for("update");
  if (!touch?.sentAt) return;
  const [known] = await tx
    .select({ hits: mailReadings.hits })
    .from(mailReadings)
    .where(and(eq(mailReadings.tenantId, tx.tenantId), eq(mailReadings.touchId, touchId)));
  const hit = { kind, link, at: tx.now().toISOString(), isProgram: program };
  const hits = [...(known?.hits ?? []), hit].slice(-mostHits);
  const reading = { hits, ...readingOf(hits, touch.sentAt), updatedAt: tx.realNow() };
  await tx
    .insert(mailReadings)
    .values({ tenantId: tx.tenantId, touchId, campaignId: touch.campaignId, ...reading })
    .onConflictDoUpdate({ target: [mailReadings.tenantId, mailReadings.touchId], set: reading });
}
