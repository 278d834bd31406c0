import {
  bookings,
  consentRecords,
  contactPoints,
  conversations,
  leads,
  messages,
  suppressions,
  touches,
} from "@/drizzle/schema";
import { sealEmail, sealPhone, searchTextOf } from "@/server/leads";
import { sealPoint } from "@/server/leads/contact-points";
import {
  channels,
  confidences,
  consentStatuses,
  conversationStates,
  lifecycleStages,
  responseStatuses,
} from "@/server/leads/schemas";
import { inTransaction, type Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndexWith, type TenantKeys, tenantKeys } from "@/server/platform/vault";
import type { TestCtx } from "./tenant";

/** A small seeded generator (mulberry32): a failing run can be run again by its seed. */
export function chanceOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    is: (probability: number) => next() < probability,
    of: <T>(values: readonly T[]): T => values[below(values.length)] as T,
    maybe: <T>(value: T, probability = 0.5): T | null => (next() < probability ? value : null),
  };
}
export type Chance = ReturnType<typeof chanceOf>;

type Rows = {
  leads: (typeof leads.$inferInsert)[];
  points: (typeof contactPoints.$inferInsert)[];
  threads: (typeof conversations.$inferInsert)[];
  messages: (typeof messages.$inferInsert)[];
  touches: (typeof touches.$inferInsert)[];
  bookings: (typeof bookings.$inferInsert)[];
  records: (typeof consentRecords.$inferInsert)[];
  suppressions: (typeof suppressions.$inferInsert)[];
};

const day = (chance: Chance) => new Date(Date.UTC(2026, chance.below(10), 1 + chance.below(28), chance.below(24)));

/** So many leads with everything that a merge could lose: random fields, addresses, consents, threads, texts, sends, calls. */
export async function randomLeads(ctx: TestCtx, count: number, chance: Chance): Promise<string[]> {
  return inTransaction(ctx, async (tx) => {
    const keys = await tenantKeys(tx);
    const rows: Rows = {
      leads: [],
      points: [],
      threads: [],
      messages: [],
      touches: [],
      bookings: [],
      records: [],
      suppressions: [],
    };
    for (let at = 0; at < count; at++) addOne(tx, { rows, keys, chance, at });
    await tx.insert(leads).values(rows.leads);
    await tx.insert(contactPoints).values(rows.points);
    await tx.insert(conversations).values(rows.threads);
    await tx.insert(messages).values(rows.messages);
    await tx.insert(touches).values(rows.touches);
    await tx.insert(bookings).values(rows.bookings);
    await tx.insert(consentRecords).values(rows.records);
    await tx.insert(suppressions).values(rows.suppressions);
    return rows.leads.map(({ id }) => id);
  });
}

type Adding = { rows: Rows; keys: TenantKeys; chance: Chance; at: number };

/** What a lead agreed to and where its thread stands; whoever withdrew did so everywhere. */
function standingsOf(chance: Chance, { phone, email }: { phone: string | null; email: string | null }) {
  if (chance.is(0.15))
    return {
      smsConsent: "withdrawn" as const,
      emailConsent: "withdrawn" as const,
      conversationState: "opted_out" as const,
      suppressed: [...channels].sort(),
    };
  const standing = (has: unknown) =>
    has ? chance.of(consentStatuses.filter((one) => one !== "withdrawn")) : ("none" as const);
  return {
    smsConsent: standing(phone),
    emailConsent: standing(email),
    conversationState: chance.of(conversationStates.filter((one) => one !== "opted_out")),
    suppressed: [],
  };
}

/** The primary addresses of a lead with the columns that go with them; at least one of the two. */
function addressesFor(keys: TenantKeys, { id, at, chance }: { id: string; at: number; chance: Chance }) {
  const phone = chance.maybe(`+1415555${String(1000 + at)}`, 0.7);
  const email = phone && chance.is(0.4) ? null : `person${at}@example.com`;
  return {
    standings: standingsOf(chance, { phone, email }),
    columns: {
      phoneSealed: phone ? sealPhone(keys, id, phone) : null,
      phoneHash: phone && blindIndexWith(keys, "phone", phone),
      emailSealed: email ? sealEmail(keys, id, email) : null,
      emailHash: email && blindIndexWith(keys, "email", email),
      phoneConfidence: chance.maybe(chance.of(confidences)),
      emailConfidence: chance.maybe(chance.of(confidences)),
      phoneZones: phone && chance.maybe("America/Los_Angeles"),
      undeliverableSms: phone !== null && chance.is(0.1),
    },
  };
}

function addOne(tx: Tx, adding: Adding): void {
  const { rows, keys, chance, at } = adding;
  const id = newId();
  const names = {
    firstName: chance.maybe(`First${at}`, 0.9),
    lastName: chance.maybe(`Last${at}`, 0.8),
    company: chance.maybe(`Company ${chance.below(20)}`),
  };
  const { standings, columns } = addressesFor(keys, { id, at, chance });
  const lead = {
    tenantId: tx.tenantId,
    id,
    ...names,
    ...columns,
    ...standings,
    searchText: searchTextOf(names),
    externalId: chance.maybe(`crm-${at}`, 0.4),
    companyWebsite: chance.maybe(`https://c${at}.example`, 0.3),
    timeZone: chance.maybe("America/Denver", 0.3),
    timeZoneStatedAt: chance.maybe(day(chance), 0.3),
    state: chance.maybe("CA", 0.3),
    postcode: chance.maybe(`9${1000 + at}`, 0.3),
    country: chance.maybe("US", 0.3),
    responseStatus: chance.of(responseStatuses),
    lifecycleStage: chance.of(lifecycleStages),
    lastContactedAt: chance.maybe(day(chance)),
    tags: chance.is(0.5) ? [`tag${chance.below(5)}`] : [],
    attributes: (chance.is(0.5) ? { plan: chance.of(["a", "b"]), [`k${chance.below(4)}`]: "v" } : {}) as Record<
      string,
      string
    >,
    outreachPausedAt: chance.maybe(day(chance), 0.1),
    eligibleForReengagement: chance.is(0.3),
    createdAt: day(chance),
    updatedAt: day(chance),
  };
  rows.leads.push(lead);
  addPoints(tx, adding, lead);
  addStatements(tx, adding, lead);
  if (chance.is(0.6)) addThread(tx, adding, lead);
}

type Lead = typeof leads.$inferInsert & { smsConsent: "granted" | "unknown" | "none" | "withdrawn" };

function addPoints(tx: Tx, { rows, keys, chance, at }: Adding, lead: Lead) {
  for (const kind of ["phone", "email", "profile"] as const) {
    if (!chance.is(0.3)) continue;
    const id = newId();
    const value = {
      phone: `+1212555${String(1000 + at)}`,
      email: `other${at}@example.com`,
      profile: `https://linkedin.com/in/p${at}`,
    }[kind];
    const standing = kind === "phone" ? lead.smsConsent : lead.emailConsent;
    rows.points.push({
      tenantId: tx.tenantId,
      id,
      leadId: lead.id,
      kind,
      valueSealed: sealPoint(keys, id, value),
      valueHash: blindIndexWith(keys, kind === "phone" ? "phone" : "email", value),
      label: chance.maybe("work"),
      confidence: chance.of(confidences),
      consent: standing === "withdrawn" ? "withdrawn" : chance.of(["none", "unknown"]),
      removedAt: chance.maybe(day(chance), 0.1),
      createdAt: day(chance),
    });
  }
}

/** The records behind a standing, and the suppression behind a withdrawal. */
function addStatements(tx: Tx, { rows, chance }: Adding, lead: Lead) {
  const us = { tenantId: tx.tenantId, leadId: lead.id };
  for (const [channel, status] of [
    ["sms", lead.smsConsent],
    ["email", lead.emailConsent],
  ] as const)
    if (status && status !== "none")
      rows.records.push({
        ...us,
        id: newId(),
        channel,
        event: status,
        source: "form /demo",
        obtainedAt: day(chance),
        actor: "import",
        createdAt: day(chance),
      });
  if (lead.smsConsent !== "withdrawn") return;
  for (const [addressKind, addressHash] of [
    ["phone", lead.phoneHash],
    ["email", lead.emailHash],
  ] as const)
    if (addressHash)
      rows.suppressions.push({
        ...us,
        id: newId(),
        addressKind,
        addressHash,
        channels: [...channels],
        reason: "stop_keyword",
        actor: "the lead",
        createdAt: day(chance),
      });
}

function addThread(tx: Tx, { rows, chance }: Adding, lead: Lead) {
  const us = { tenantId: tx.tenantId, leadId: lead.id };
  const at = day(chance);
  const stamps = { createdAt: at, updatedAt: at };
  rows.threads.push({
    ...us,
    ...stamps,
    id: lead.id,
    state: lead.conversationState,
    owner: chance.of(["ai", "human"]),
    needsHuman: chance.maybe("low_confidence" as const, 0.2),
    softNoes: chance.below(3),
    lastPreview: `Hello ${lead.id}`,
    lastDirection: chance.of(["in", "out"]),
    lastMessageAt: at,
    lastInboundAt: chance.maybe(at),
    isUnread: chance.is(0.3),
    turnDueAt: chance.maybe(at, 0.2),
  });
  for (let text = chance.below(4); text > 0; text--)
    rows.messages.push({
      ...us,
      id: newId(),
      conversationId: lead.id,
      direction: chance.of(["in", "out"]),
      body: `text ${text}`,
      author: "lead",
      processedAt: at,
      at: day(chance),
      createdAt: at,
    });
  for (let touch = chance.below(3); touch > 0; touch--) {
    const id = newId();
    rows.touches.push({
      ...us,
      ...stamps,
      id,
      source: "reply",
      sourceKey: id,
      conversationId: lead.id,
      class: "conversational",
      author: "user",
      status: chance.of(["pending", "sent", "skipped"]),
      dueAt: at,
    });
  }
  if (chance.is(0.2))
    rows.bookings.push({ ...us, id: newId(), source: "manual", startsAt: day(chance), bookedAt: at, createdAt: at });
}
