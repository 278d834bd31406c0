import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sealEmail, sealPhone } from "@/server/leads/rows";
import { conversationStates } from "@/server/leads/schemas";
import { blindIndexWith } from "@/server/platform/vault";
import { bulkLoad } from "./bulk-load";
import type { BenchDatabase } from "./database";
import { phoneOf } from "./lead-file";
import { seeded } from "./random";
import type { Workspace } from "./workspace-keys";

/** Four leads in five are of the workspace under measure, the others of twenty more. */
const ownShare = 0.8;
const otherTenants = 20;
const linesAtOnce = 2000;
const dayMs = 86_400_000;

const columns =
  "tenant_id, id, first_name, last_name, search_text, company, phone_sealed, phone_hash, email_sealed, email_hash, phone_country, " +
  "phone_zones, phone_regions, state, country, conversation_state, last_contacted_at, tags, sms_consent, attributes, created_at, updated_at";

const firstNames = "ana,lee,maria,james,olivia,noah,sofia,liam,grace,omar,yuki,priya,chloe,mateo,zoe,ivan".split(",");
/** Common, then ever rarer. */
const lastNames = "smith,garcia,chen,patel,johnson,nguyen,brown,lopez,kim,davis,silva,meyer,ortiz,hill,ward,cruz".split(
  ",",
);
const syllables = "ba,co,di,fu,ga,he,jo,ka,li,mo,na,pe,qui,ro,su,ta,ve,wo,xi,zu".split(",");
const plans = "free,basic,pro,enterprise".split(",");

type Chance = () => number;
const pick = <One>(from: readonly One[], chance: Chance): One => from[Math.floor(chance() * from.length)] as One;

/** A third of the people share sixteen surnames; the others have one of 8,000. */
const lastNameOf = (chance: Chance): string =>
  chance() < 0.33
    ? pick(lastNames, () => chance() ** 2)
    : Array.from({ length: 3 }, () => pick(syllables, chance)).join("");

/** Most leads are new or were contacted; each further state is rarer. */
const stateOf = (chance: Chance): string =>
  conversationStates[Math.floor(chance() ** 3 * conversationStates.length)] ?? "new";

const idOf = (at: number, start: number): string => {
  const time = (start + at).toString(16).padStart(12, "0");
  const tail = randomBytes(9).toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6)}`;
};

const bytea = (bytes: Uint8Array) => `\\\\x${Buffer.from(bytes).toString("hex")}`;
const addressBytes = { phone: 40, email: 54 };

type Tenants = { own: Workspace; others: string[] };

/** A lead of ours is sealed as the product seals it; another tenant's has as many bytes that nobody will open. */
function addressesFor(at: number, id: string, own: Workspace | null) {
  const random = (count: number) => randomBytes(count).toString("hex");
  if (!own)
    return [bytea(randomBytes(addressBytes.phone)), random(16), bytea(randomBytes(addressBytes.email)), random(16)];
  const [phone, email] = [phoneOf(at).e164, `lead${at}@mail${at % 50}.example.com`];
  return [
    bytea(sealPhone(own.keys, id, phone)),
    blindIndexWith(own.keys, "phone", phone),
    bytea(sealEmail(own.keys, id, email)),
    blindIndexWith(own.keys, "email", email),
  ];
}

function lineOf(at: number, { own, others }: Tenants, { chance, now }: { chance: Chance; now: number }): string {
  const other = chance() < ownShare ? null : pick(others, chance);
  const id = idOf(at, now - 400 * dayMs);
  const [first, last, company] = [pick(firstNames, chance), lastNameOf(chance), `${lastNameOf(chance)} ltd`];
  const contacted = chance() < 0.7 ? new Date(now - chance() ** 2 * 700 * dayMs).toISOString() : "\\N";
  const created = new Date(now - 400 * dayMs + at).toISOString();
  return [
    other ?? own.tenantId,
    id,
    first,
    last,
    `${first} ${last} ${company}`,
    company,
    ...addressesFor(at, id, other ? null : own),
    "US",
    "America/New_York",
    "US-NY",
    phoneOf(at).state,
    "US",
    stateOf(chance),
    contacted,
    chance() < 0.2 ? "{warm}" : "{}",
    chance() < 0.8 ? "granted" : "unknown",
    JSON.stringify({ plan: pick(plans, () => chance() ** 2) }),
    created,
    created,
  ].join("\t");
}

function* linesOf(count: number, tenants: Tenants) {
  const [chance, now] = [seeded(7), Date.now()];
  for (let at = 0; at < count; at += linesAtOnce) {
    const lines: string[] = [];
    for (let one = at; one < Math.min(count, at + linesAtOnce); one++)
      lines.push(lineOf(one, tenants, { chance, now }));
    yield `${lines.join("\n")}\n`;
  }
}

/** Fills the database with so many leads, sealed and found by their addresses as the product's own, with a consent record each. */
export async function seedLeads(database: BenchDatabase, own: Workspace, count: number): Promise<void> {
  const file = join(database.folder, "leads.copy");
  const others = Array.from({ length: otherTenants }, (_, at) => idOf(at, Date.now()));
  await database.owner.query(
    `insert into tenants (id, slug, name, sandbox, wrapped_key, created_at)
     select id, 'other-' || id, 'Other', true, '\\x00', now() from unnest($1::uuid[]) as id`,
    [others],
  );
  await pipeline(Readable.from(linesOf(count, { own, others })), createWriteStream(file));
  await chmod(file, 0o644);
  await bulkLoad(database, ["leads", "consent_records"], async (run) => {
    await run(`copy leads (${columns}) from '${file}'`);
    await run(`insert into consent_records (tenant_id, id, lead_id, channel, event, source, obtained_at, wording, warranty, actor, created_at)
      select tenant_id, id, id, 'sms', sms_consent, 'web form', created_at, 'I agree to marketing texts.', true, 'import', created_at from leads`);
  });
  await rm(file);
}
