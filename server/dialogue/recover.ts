import type { InboundText } from "@/server/channels/schemas";
import { laneFor } from "@/server/consent";
import { missedTexts } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { log } from "@/server/platform/log";
import { leadCtx } from "@/server/tenancy";
import { hearOptOut, hearText } from "./hear";

/**
 * Takes in what no webhook brought, opt-outs first, then by age [messaging-rules 7, case 41]. What is stored already stays
 * as it is. Answers how many texts came in. Marked `system`: a job calls it.
 */
export async function recoverMissed(ctx: Ctx): Promise<number> {
  const missed = optOutsFirst(await missedTexts(ctx));
  for (const text of missed) await hearText(await leadCtx(ctx.tenantId, ctx.requestId), text);
  if (missed.length > 0)
    log.warn({ tenantId: ctx.tenantId, recovered: missed.length }, "texts that no webhook brought were taken in");
  return missed.length;
}

/** Whoever asked for silence is heard before anybody is answered; otherwise the order stays. */
function optOutsFirst(texts: readonly InboundText[]): InboundText[] {
  const [optOuts, rest] = [texts.filter(isOptOut), texts.filter((text) => !isOptOut(text))];
  return [...optOuts, ...rest];
}

const isOptOut = ({ body }: InboundText): boolean =>
  laneFor(body, { isSuppressed: false, lastAskedOptIn: false })?.startsWith("opt_out") === true ||
  hearOptOut(body) !== null;
