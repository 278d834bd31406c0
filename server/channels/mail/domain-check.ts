import { Resolver } from "node:dns/promises";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import type { DomainFinding } from "../mail-schemas";
import type { SenderInput } from "../schemas";
import { dkimName, publishes } from "./dkim";
import { mailboxOf } from "./mailboxes";

/** What the DNS answered for one name: its TXT records, or that it gave no answer in time. */
export type Records = readonly string[] | "no answer";

/** What is asked, and of whom the mail says it is. */
export interface DomainFacts {
  readonly domain: string;
  readonly fromDomain: string;
  readonly dkim: { readonly name: string; readonly pem: string } | null;
  readonly records: { readonly spf: Records; readonly dkim: Records; readonly dmarc: Records };
}

const silent = (id: DomainFinding["id"], name: string): DomainFinding => ({
  id,
  outcome: "unknown",
  sentence: `The DNS did not answer for ${name} in time. Try again in a minute.`,
});

function spf({ domain, records: { spf: found } }: DomainFacts): DomainFinding {
  const id = "spf";
  if (found === "no answer") return silent(id, domain);
  const [policy, ...others] = found.filter((record) => /^v=spf1(\s|$)/i.test(record));
  if (!policy)
    return { id, outcome: "fix", sentence: `${domain} has no SPF record: nobody knows which servers may send for it.` };
  if (others.length > 0)
    return {
      id,
      outcome: "fix",
      sentence: `${domain} has ${others.length + 1} SPF records; more than one counts as none.`,
    };
  if (/\s\+?all(\s|$)/i.test(policy))
    return { id, outcome: "fix", sentence: `The SPF record of ${domain} lets every server send for it.` };
  return { id, outcome: "pass", sentence: `${domain} says which servers may send for it.` };
}

function dkim({ domain, dkim: own, records: { dkim: found } }: DomainFacts): DomainFinding {
  const id = "dkim";
  if (!own)
    return { id, outcome: "fix", sentence: "This mailbox has no signing key yet. Make one, then publish its record." };
  if (found === "no answer") return silent(id, own.name);
  const keys = found.filter((record) => /(?:^|;)\s*p=/.test(record));
  if (keys.length === 0) return { id, outcome: "fix", sentence: `Nothing is published at ${own.name} yet.` };
  if (!keys.some((record) => publishes(record, own.pem)))
    return { id, outcome: "fix", sentence: `Another key than this mailbox's stands at ${own.name}.` };
  return { id, outcome: "pass", sentence: `Mail signed for ${domain} can be checked by everybody.` };
}

const isUnder = (name: string, domain: string) => name === domain || name.endsWith(`.${domain}`);

/** Relaxed alignment, told without a list of public suffixes: one of both domains lies under the other. */
const isAligned = (a: string, b: string) => isUnder(a, b) || isUnder(b, a);

function dmarc({ domain, fromDomain, records: { dmarc: found } }: DomainFacts): DomainFinding {
  const id = "dmarc";
  if (!isAligned(domain, fromDomain))
    return {
      id,
      outcome: "fix",
      sentence: `Mail is from ${fromDomain} and signed for ${domain}: receivers want the same domain in both.`,
    };
  if (found === "no answer") return silent(id, `_dmarc.${fromDomain}`);
  const policy = found.find((record) => /^v=DMARC1\b/i.test(record));
  const asks = /(?:^|;)\s*p=(none|quarantine|reject)/i.exec(policy ?? "")?.[1];
  if (!asks)
    return {
      id,
      outcome: "fix",
      sentence: `${fromDomain} has no DMARC policy; mailbox providers want at least p=none.`,
    };
  return { id, outcome: "pass", sentence: `${fromDomain} has a DMARC policy (p=${asks.toLowerCase()}).` };
}

/** What a sending domain still lacks by the rules of mailbox providers (messaging-rules 3.3). */
export const findingsFor = (facts: DomainFacts): DomainFinding[] => [spf(facts), dkim(facts), dmarc(facts)];

const timeout = 3_000;

async function txtOf(name: string): Promise<Records> {
  try {
    return (await new Resolver({ timeout, tries: 2 }).resolveTxt(name)).map((parts) => parts.join(""));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return code === "ENODATA" || code === "ENOTFOUND" ? [] : "no answer";
  }
}

/** The policy of the domain itself, else of the one above it, as receivers look for it [RFC 7489 6.6.3]. */
async function dmarcOf(domain: string): Promise<Records> {
  const own = await txtOf(`_dmarc.${domain}`);
  const above = domain.split(".").slice(-2).join(".");
  return own.length > 0 || above === domain ? own : txtOf(`_dmarc.${above}`);
}

/** Looks at the DNS of a mailbox's domain now. */
export async function checkDomain(ctx: Ctx, { senderId }: SenderInput): Promise<DomainFinding[]> {
  authorize(ctx, "settings:channels");
  const { number, mailbox, credentials, provider } = await inTransaction(ctx, (tx) => mailboxOf(tx, senderId));
  if (provider === "sandbox") throw new Refused("A sandbox mailbox has no domain to check: its mail goes nowhere.");
  const { domain, dkimSelector } = mailbox;
  const own =
    credentials.dkimKey && dkimSelector ? { name: dkimName(dkimSelector, domain), pem: credentials.dkimKey } : null;
  const fromDomain = number.split("@")[1] ?? domain;
  const [spfRecords, dkimRecords, dmarcRecords] = await Promise.all([
    txtOf(domain),
    own ? txtOf(own.name) : [],
    dmarcOf(fromDomain),
  ]);
  const records = { spf: spfRecords, dkim: dkimRecords, dmarc: dmarcRecords };
  return findingsFor({ domain, fromDomain, dkim: own, records });
}
