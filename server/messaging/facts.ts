import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { conversations, leads, messages, suppressions, touches } from "@/drizzle/schema";
import { brandOf } from "@/server/branding";
import type { Brand } from "@/server/branding/schemas";
import { type OpenSender, openSenders } from "@/server/channels";
import { addressesOf } from "@/server/leads";
import { type Channel, closes } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { among } from "@/server/platform/db/among";
import { type TenantKeys, tenantKeys, unsealWith } from "@/server/platform/vault";
import {
  type Contact,
  type ResponsePattern,
  type Rival,
  type SlowDown,
  slowDownsOf,
  timingProfileOf,
} from "@/server/timing";
import type { TimingProfile } from "@/server/timing/schemas";
import type { Asking } from "./asking";
import { rivalsOf } from "./attention/rivals";
import { type Halt, haltsInForce } from "./halts/rows";
import { type WorkspaceDay, workspaceDayOf } from "./limits/workspace-day";
import { gatherMailFacts, type MailFacts } from "./mail/facts";
import type { AuthorKind, TouchClass, TouchSourceName } from "./schemas";
import { responsePattern } from "./send-time/pattern";
import { gatherSiteFacts, type SiteFacts } from "./site/facts";
import { gatherWhatsAppFacts, type WhatsAppFacts } from "./whatsapp/facts";

const historyDays = 30;
const dayMs = 86_400_000;

/** What the gate reads of a lead: how to reach it, its standing, and where it may be. */
const leadColumns = {
  id: leads.id,
  phoneSealed: leads.phoneSealed,
  phoneHash: leads.phoneHash,
  emailSealed: leads.emailSealed,
  emailHash: leads.emailHash,
  emailConsent: leads.emailConsent,
  undeliverableSms: leads.undeliverableSms,
  outreachPausedAt: leads.outreachPausedAt,
  suppressed: leads.suppressed,
  conversationState: leads.conversationState,
  smsConsent: leads.smsConsent,
  timeZone: leads.timeZone,
  timeZoneStatedAt: leads.timeZoneStatedAt,
  state: leads.state,
  postcode: leads.postcode,
  country: leads.country,
  attributes: leads.attributes,
};

type LeadColumns = Pick<
  typeof leads.$inferSelect,
  Exclude<keyof typeof leadColumns, "id" | "phoneSealed" | "emailSealed">
>;
export type Lead = LeadColumns & { readonly phone: string | null; readonly email: string | null };
export type Thread = {
  ownedByPerson: boolean;
  lastInboundAt: Date | null;
  phone: string | null;
  phoneHash: string | null;
};
/** Texts that went to one person within 30 days, newest first. */
export type History = (Contact & { author: AuthorKind; senderId: string | null })[];
export type Block = { reason: string; since: string };

/** What a batch of texts is weighed with, read in a fixed number of queries whatever its size. */
export interface FactSheet {
  readonly brand: Brand;
  readonly profile: TimingProfile;
  readonly senders: readonly OpenSender[];
  /** What the workspace sent today of what it allows itself; null where it set no limit. */
  readonly workspaceDay: WorkspaceDay | null;
  readonly leads: ReadonlyMap<string, Lead>;
  readonly threads: ReadonlyMap<string, Thread>;
  readonly history: ReadonlyMap<string, History>;
  readonly slowDowns: ReadonlyMap<string, readonly SlowDown[]>;
  /** Campaigns that go first and wait for the same person, by the proposal's campaign and lead. */
  readonly rivals: ReadonlyMap<string, readonly Rival[]>;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly answered: ReadonlyMap<string, Date>;
  readonly halts: readonly Pick<Halt, "scope" | "target" | "reason">[];
  /** When people of this workspace answer; null where no campaign asks for the best time. */
  readonly answerHours: ResponsePattern | null;
  /** Null where no e-mail is weighed. */
  readonly mail: MailFacts | null;
  /** Null where no WhatsApp message is weighed. */
  readonly whatsApp: WhatsAppFacts | null;
  /** Null where no message on the site is weighed. */
  readonly site: SiteFacts | null;
}

const present = <T>(values: readonly (T | null)[]): T[] => [...new Set(values.filter((value) => value !== null))];

/** Reads every fact about these texts' recipients, set-based. */
export async function gatherFacts(tx: Tx, asking: readonly Asking[]): Promise<FactSheet> {
  const keys = await tenantKeys(tx);
  const leadIds = present(asking.map(({ leadId }) => leadId));
  const mails = asking.filter(({ channel }) => channel === "email");
  const found = await leadsOf(tx, leadIds, { keys, withEmail: mails.length > 0 });
  const threads = await threadsOf(tx, keys, asking);
  const hashes = present([
    ...[...found.values()].map((lead) => lead.phoneHash),
    ...[...threads.values()].map((thread) => thread.phoneHash),
  ]);
  const brand = await brandOf(tx);
  const owners = await ownersOfHistory(tx, leadIds);
  const senders = await openSenders(tx);
  return {
    brand,
    profile: await timingProfileOf(tx),
    senders,
    workspaceDay: await workspaceDayOf(tx, brand),
    leads: found,
    threads,
    history: await historyOf(tx, owners),
    slowDowns: byOwner(await slowDownsOf(tx, [...owners.keys()]), owners),
    rivals: await rivalsOf(tx, asking),
    blocks: await blocksOf(tx, hashes, "sms"),
    answered: await answeredAt(tx, present(asking.map(({ answersMessageId }) => answersMessageId))),
    halts: await haltsInForce(tx),
    answerHours: asksForBestTime(asking) ? await responsePattern(tx, brand.timeZone) : null,
    mail: mails.length > 0 ? await mailFacts(tx, { brand, found, mails, keys }) : null,
    whatsApp: await whatsAppFacts(tx, { asking, found, hashes }),
    site: await gatherSiteFacts(tx, asking),
  };
}

const asksForBestTime = (asking: readonly Asking[]) =>
  asking.some(({ campaign, hasWaited }) => campaign?.bestTime && !hasWaited);

type Mails = { brand: Brand; found: ReadonlyMap<string, Lead>; mails: readonly Asking[]; keys: TenantKeys };

const mailFacts = async (tx: Tx, { brand, found, mails, keys }: Mails): Promise<MailFacts> => ({
  ...(await gatherMailFacts(tx, { brand, conversationIds: mails.map(({ conversationId }) => conversationId), keys })),
  blocks: await blocksOf(tx, present([...found.values()].map(({ emailHash }) => emailHash)), "email"),
});

type WhatsApp = { asking: readonly Asking[]; found: ReadonlyMap<string, Lead>; hashes: readonly string[] };

async function whatsAppFacts(tx: Tx, { asking, found, hashes }: WhatsApp): Promise<WhatsAppFacts | null> {
  const own = asking.filter(({ channel }) => channel === "whatsapp");
  if (own.length === 0) return null;
  const leads = [...found].map(([id, { phoneHash }]) => ({ id, phoneHash }));
  const conversationIds = own.map(({ conversationId }) => conversationId);
  return {
    ...(await gatherWhatsAppFacts(tx, { conversationIds, leads })),
    blocks: await blocksOf(tx, hashes, "whatsapp"),
  };
}

type Opening = { keys: TenantKeys; withEmail: boolean };

async function leadsOf(tx: Tx, leadIds: readonly string[], { keys, withEmail }: Opening): Promise<Map<string, Lead>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx
    .select(leadColumns)
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), among(leads.id, leadIds)));
  return new Map(
    rows.map(({ id, phoneSealed, emailSealed, ...row }) => [
      id,
      { ...row, ...addressesOf(keys, { id, phoneSealed, emailSealed: withEmail ? emailSealed : null }) },
    ]),
  );
}

async function threadsOf(tx: Tx, keys: TenantKeys, asking: readonly Asking[]): Promise<Map<string, Thread>> {
  const ids = [...new Set(asking.map(({ conversationId }) => conversationId))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: conversations.id,
      owner: conversations.owner,
      lastInboundAt: conversations.lastInboundAt,
      peerHash: conversations.peerHash,
      peerSealed: conversations.peerSealed,
    })
    .from(conversations)
    .where(and(eq(conversations.tenantId, tx.tenantId), among(conversations.id, ids)));
  return new Map(
    rows.map((row) => {
      const place = { table: "conversations", column: "peer", row: row.id };
      const phone = row.peerSealed ? unsealWith(keys, place, row.peerSealed) : null;
      return [
        row.id,
        { ownedByPerson: row.owner === "human", lastInboundAt: row.lastInboundAt, phone, phoneHash: row.peerHash },
      ];
    }),
  );
}

async function historyOf(tx: Tx, owners: Owners): Promise<Map<string, History>> {
  if (owners.size === 0) return new Map();
  const since = new Date(tx.now().getTime() - historyDays * dayMs);
  const rows = await tx
    .select({
      leadId: touches.leadId,
      at: touches.sentAt,
      source: touches.source,
      class: touches.class,
      author: touches.author,
      answersMessageId: touches.answersMessageId,
      senderId: touches.senderId,
      channel: touches.channel,
      delivery: touches.delivery,
    })
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), among(touches.leadId, owners.keys()), gt(touches.sentAt, since)));
  const sent = rows.flatMap(({ leadId, at, ...row }) =>
    leadId && at
      ? [
          {
            leadId: owners.get(leadId) ?? leadId,
            at,
            kind: kindOf(row),
            author: row.author,
            senderId: row.senderId,
            channel: row.channel,
            isUndelivered: row.delivery === "undelivered",
          },
        ]
      : [],
  );
  const byLead = Map.groupBy(sent, ({ leadId }) => leadId);
  return new Map([...byLead].map(([leadId, own]) => [leadId, own.sort((a, b) => b.at.getTime() - a.at.getTime())]));
}

type Owners = ReadonlyMap<string, string>;

/** Whose caps a text counts towards: what went to a lead that was merged since counts for the lead that lives on. */
async function ownersOfHistory(tx: Tx, leadIds: readonly string[]): Promise<Owners> {
  if (leadIds.length === 0) return new Map();
  const merged = await tx
    .select({ id: leads.id, mergedIntoId: leads.mergedIntoId })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), among(leads.mergedIntoId, leadIds)));
  return new Map([
    ...leadIds.map((id) => [id, id] as const),
    ...merged.map((row) => [row.id, row.mergedIntoId ?? row.id] as const),
  ]);
}

function byOwner<T>(byLead: ReadonlyMap<string, readonly T[]>, owners: Owners): Map<string, T[]> {
  const own = new Map<string, T[]>();
  for (const [leadId, found] of byLead) {
    const owner = owners.get(leadId) ?? leadId;
    own.set(owner, [...(own.get(owner) ?? []), ...found]);
  }
  return own;
}

/** How a text counts towards the caps: campaign texts, others that we started, answers, required ones. */
export function kindOf(text: {
  source: TouchSourceName;
  class: TouchClass;
  answersMessageId: string | null;
}): Contact["kind"] {
  if (text.class === "required") return "required";
  if (text.source === "campaign") return "campaign";
  return text.class === "conversational" && text.answersMessageId ? "answer" : "counted";
}

async function blocksOf(tx: Tx, hashes: readonly string[], channel: Channel): Promise<Map<string, Block>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx
    .select({
      hash: suppressions.addressHash,
      channels: suppressions.channels,
      reason: suppressions.reason,
      createdAt: suppressions.createdAt,
    })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.tenantId, tx.tenantId),
        inArray(suppressions.addressHash, [...hashes]),
        isNull(suppressions.liftedAt),
      ),
    );
  const binding = rows.filter(({ channels }) => closes(channels, channel));
  return new Map(binding.map(({ hash, reason, createdAt }) => [hash, { reason, since: createdAt.toISOString() }]));
}

async function answeredAt(tx: Tx, messageIds: readonly string[]): Promise<Map<string, Date>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: messages.id, at: messages.at })
    .from(messages)
    .where(and(eq(messages.tenantId, tx.tenantId), among(messages.id, messageIds)));
  return new Map(rows.map(({ id, at }) => [id, at]));
}
