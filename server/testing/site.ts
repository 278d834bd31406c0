import { identitySignature, identityWords, type SiteCaller, saveSite, siteCaller } from "@/server/channels";
import type { StartVisitInput } from "@/server/channels/schemas";
import { beginVisit, type TouchSource } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { aTexter } from "./texts";

export const shopOrigin = "https://shop.example.com";

/** What the site's own server says of a visitor, good for an hour. */
export function vouchedFor(
  secret: string,
  who: Pick<StartVisitInput, "lead_id" | "external_id">,
  secondsFromNow = 3_600,
): StartVisitInput {
  const expires = Math.floor(Date.now() / 1_000) + secondsFromNow;
  return { ...who, expires, signature: identitySignature(secret, identityWords(who, expires)) };
}

/** The context of the lead's own acts, on the clock of the test. */
async function callerAt(ctx: Ctx, key: string, origin = shopOrigin): Promise<SiteCaller> {
  const caller = await siteCaller(key, origin);
  if (!caller) throw new Error("The site is connected.");
  return { ...caller, ctx: { ...caller.ctx, now: ctx.now } };
}

/** A tenant whose own site is connected. */
export async function aSite({ now }: { now?: string } = {}) {
  const ctx = await aTexter({ now });
  const site = await saveSite(ctx, { origins: [shopOrigin] });
  return { ctx, site, caller: await callerAt(ctx, site.key) };
}

type Site = Awaited<ReturnType<typeof aSite>>;

/** A lead who came to the site as a known person; answers the session's token. */
export async function visits({ caller, site }: Site, leadId: string): Promise<string> {
  const given = vouchedFor(site.secret, { lead_id: leadId });
  return (await beginVisit(caller, { given, userAgent: "Test browser" })).token;
}

/** What makes a due text a message on the site. */
export const asCard = { channel: "in_app" } as const;

/** A source that writes the same card for everybody. */
export const cards = (card: { subject?: string | null; body?: string; link?: string | null } = {}): TouchSource => ({
  source: "campaign",
  compose: async (_, due) =>
    new Map(
      due.map(({ id }) => [
        id,
        { subject: "Your roof", body: "Spring offer: 10% off.", link: `${shopOrigin}/offer`, ...card },
      ]),
    ),
  sent: async () => undefined,
});
