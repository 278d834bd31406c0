import { z } from "zod";

/** Who said who a visitor is: the site's server by its signature, or the sandbox. */
export const identityKinds = ["signature", "sandbox"] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** How the workspace's own site may ask us. */
export interface SiteSettings {
  /** "https://www.example.com": nobody else's page is answered. */
  readonly origins: readonly string[];
}

const local = ["localhost", "127.0.0.1", "[::1]"];

/** A page's origin as a browser sends it, or null: HTTPS, save on one's own machine. */
export function originIn(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, origin, pathname } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && local.includes(hostname));
  return isSafe && pathname === "/" ? origin : null;
}

const Origin = z
  .string()
  .trim()
  .max(200)
  .transform((text, context) => {
    const origin = originIn(text);
    if (origin) return origin;
    context.addIssue(`${text || "An empty line"} is no origin: write it as in https://www.example.com.`);
    return z.NEVER;
  });

/** The pages on which the script may run. */
export const SaveSiteInput = z.object({
  origins: z
    .array(Origin)
    .min(1, "Name at least one address on which your site runs.")
    .max(20, "At most 20 addresses.")
    .transform((all) => [...new Set(all)]),
});
export type SaveSiteInput = z.input<typeof SaveSiteInput>;

/** A visitor as the site's own server vouches for it. */
export const StartVisitInput = z
  .object({
    /** The lead's id here, or the id under which the workspace imported it. */
    lead_id: z.string().max(100).optional(),
    external_id: z.string().min(1).max(200).optional(),
    /** Unix seconds until which the signature holds. */
    expires: z.int(),
    signature: z.string().max(200),
  })
  .refine((given) => (given.lead_id === undefined) !== (given.external_id === undefined), {
    error: "Name the visitor by lead_id or by external_id.",
  });
export type StartVisitInput = z.infer<typeof StartVisitInput>;

/** A browser's subscription as `PushSubscription.toJSON()` gives it. */
export const SubscribeInput = z.object({
  endpoint: z.url({ protocol: /^https?$/, error: "This is no address of a push service." }).max(1_000),
  keys: z.object({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{86,88}={0,2}$/, "This is no key of a browser."),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22,24}={0,2}$/, "This is no secret of a browser."),
  }),
});
export type SubscribeInput = z.infer<typeof SubscribeInput>;
export const UnsubscribeInput = SubscribeInput.pick({ endpoint: true });

/** A browser that takes notifications for a lead, opened for the carrier. */
export interface OpenSubscription {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** What somebody did with a card. */
export const cardActs = ["shown", "clicked", "dismissed"] as const;
export const CardActInput = z.object({ act: z.enum(cardActs) });
export type CardAct = (typeof cardActs)[number];

/** Where a visitor's messages stand: to be had, or turned off by the person. */
export const VisitorChoice = z.object({ messages: z.enum(["on", "off"]) });

/** What a message on the site is besides its words. */
export interface OutgoingCard {
  readonly title: string;
  readonly link: string | null;
  /** Of a notification: the browsers that get it, and what names it there. */
  readonly push?: { readonly subscriptions: readonly OpenSubscription[]; readonly token: string };
}

/** A site's settings as screens show them. */
export interface SiteView {
  id: string;
  isSandbox: boolean;
  key: string;
  secret: string;
  origins: readonly string[];
  scriptUrl: string;
  workerUrl: string;
}

/** Where one lead is reached on the site, as its page shows it. */
export interface SitePresence {
  /** `isCurrent`: a card would still reach the person. */
  visit: { origin: string; at: Date; isCurrent: boolean } | null;
  browsers: { id: string; userAgent: string | null; origin: string; since: Date }[];
}
