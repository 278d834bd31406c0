import { type OpenSender, openSiteSenders, subscriptionsOf } from "@/server/channels";
import type { OpenSubscription } from "@/server/channels/schemas";
import { type OptIn, siteOptIns, visitorsAmong } from "@/server/consent";
import { isSiteChannel, type SiteChannel, siteChannels } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { type TenantKeys, tenantKeys } from "@/server/platform/vault";
import type { Asking } from "../asking";

/** What messages on the workspace's own site are weighed with besides what every text is. */
export interface SiteFacts {
  readonly senders: readonly OpenSender[];
  /** Leads who were on the site lately. */
  readonly visitors: ReadonlySet<string>;
  /** Browsers that take notifications, by lead; empty where none is weighed. */
  readonly subscriptions: ReadonlyMap<string, readonly OpenSubscription[]>;
  readonly keys: TenantKeys;
  readonly optIns: ReadonlyMap<SiteChannel, ReadonlyMap<string, OptIn>>;
}

/** The site, its visitors and what they agreed to, each in one query. */
export async function gatherSiteFacts(tx: Tx, asking: readonly Asking[]): Promise<SiteFacts | null> {
  const own = asking.filter(({ channel }) => channel && isSiteChannel(channel));
  if (own.length === 0) return null;
  const leadIds = [...new Set(own.flatMap(({ leadId }) => leadId ?? []))];
  const optIns = new Map<SiteChannel, ReadonlyMap<string, OptIn>>();
  for (const channel of siteChannels) optIns.set(channel, await siteOptIns(tx, channel, leadIds));
  const hasPush = own.some(({ channel }) => channel === "push");
  return {
    senders: await openSiteSenders(tx),
    visitors: await visitorsAmong(tx, leadIds),
    subscriptions: hasPush ? await subscriptionsOf(tx, leadIds) : new Map(),
    keys: await tenantKeys(tx),
    optIns,
  };
}
