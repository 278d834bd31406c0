import type { BounceClass } from "../schemas";
import type { DeliveryReport } from "./delivery-report";

interface BounceRow {
  /** Which codes: "5.1.1", or "5.7.*". */
  readonly status: string;
  readonly class: BounceClass;
  readonly sentence: string;
  /** Only reports of servers whose name or words match. */
  readonly only?: RegExp;
}

const microsoft = /\.(?:outlook|hotmail|office365|microsoft)\.com|\baccess denied\b/i;

/** Enhanced status codes [RFC 3463] as decisions [messaging-rules 3.4]; the first row that fits counts. */
export const bounceTable = {
  version: "2026-11",
  rows: [
    { status: "5.1.1", class: "hard", sentence: "There is no such mailbox." },
    { status: "5.1.2", class: "hard_on_second", sentence: "The domain of the address does not exist." },
    { status: "5.1.3", class: "hard", sentence: "The address is not written as an address." },
    { status: "5.1.6", class: "hard", sentence: "The mailbox moved away without a new address." },
    { status: "5.1.10", class: "hard", sentence: "The domain of the address takes no mail." },
    { status: "5.2.1", class: "hard", sentence: "The mailbox is switched off." },
    { status: "5.2.2", class: "soft", sentence: "The mailbox is full." },
    { status: "5.2.3", class: "soft", sentence: "The mail is too large for this mailbox." },
    { status: "5.3.4", class: "soft", sentence: "The mail is too large for this server." },
    {
      status: "5.4.1",
      class: "hard_on_second",
      only: microsoft,
      sentence: "Microsoft denies access to this mailbox: it probably does not exist.",
    },
    { status: "5.4.*", class: "soft", sentence: "The mail found no way to the server of this address." },
    { status: "5.5.*", class: "not_address", sentence: "The servers did not understand each other." },
    { status: "5.6.*", class: "not_address", sentence: "The server refused the content of the mail." },
    { status: "5.7.*", class: "not_address", sentence: "The server refused the mail by its policy." },
    { status: "4.2.2", class: "soft", sentence: "The mailbox is full." },
    { status: "4.7.*", class: "soft", sentence: "The server put the mail off by its policy." },
    { status: "4.*", class: "soft", sentence: "The server could not take the mail in time." },
    { status: "5.*", class: "soft", sentence: "The mail could not be delivered." },
  ] satisfies readonly BounceRow[] as readonly BounceRow[],
  /** Words that beat a code: the one thing servers say plainly. */
  userUnknown:
    /\b(?:(?:user|recipient|mailbox|account|address)(?: \S+){0,3} (?:is )?(?:unknown|not found|does not exist|doesn['’]t exist|no longer (?:available|exists|active))|(?:unknown|invalid|no such|nonexistent) (?:local )?(?:user|recipient|mailbox|address|account|person)|no mailbox here by that name|does not have an? (?:\S+ )?account|recipientnotfound|user_unknown|no such user here|empf(?:ä|ae)nger unbekannt|utilisateur inconnu|usuario desconocido)/i,
  unknownSentence: "There is no such mailbox.",
  /** Soft bounces of one address become hard: so many, within so many days, the first and the last so many hours apart. */
  softToHard: { bounces: 3, days: 14, hours: 72 },
} as const;

export interface BounceReading {
  readonly class: BounceClass;
  readonly sentence: string;
  readonly status: string | null;
}

const fits = ({ status, only }: BounceRow, { code, words }: { code: string; words: string }): boolean => {
  const isCode = status.endsWith("*") ? code.startsWith(status.slice(0, -1)) : code === status;
  return isCode && (only?.test(words) ?? true);
};

/** What a failed delivery says about the address. A report without a code is soft: nobody is suppressed on a guess. */
export function readBounce({
  status,
  diagnostic,
  reportedBy,
}: Pick<DeliveryReport, "status" | "diagnostic" | "reportedBy">): BounceReading {
  const row = status
    ? bounceTable.rows.find((one) => fits(one, { code: status, words: `${reportedBy ?? ""} ${diagnostic}` }))
    : undefined;
  if (row?.class !== "hard" && bounceTable.userUnknown.test(diagnostic))
    return { class: "hard", sentence: bounceTable.unknownSentence, status };
  if (row) return { class: row.class, sentence: row.sentence, status };
  return { class: "soft", sentence: "The mail could not be delivered.", status };
}

/** A bounce of the same address that came before. */
export interface EarlierBounce {
  readonly at: Date;
  readonly class: BounceClass;
  readonly status: string | null;
}

const hourMs = 3_600_000;

/** Whether an address is given up: at once, on the second of its kind, or after soft bounces for too long. */
export function isGivenUp(bounce: BounceReading, earlier: readonly EarlierBounce[], now: Date): boolean {
  if (bounce.class === "hard") return true;
  if (bounce.class === "not_address") return false;
  if (bounce.class === "hard_on_second" && earlier.some(({ status }) => status === bounce.status)) return true;
  const { bounces, days, hours } = bounceTable.softToHard;
  const recent = earlier
    .filter(({ at, class: was }) => was !== "not_address" && now.getTime() - at.getTime() <= days * 24 * hourMs)
    .map(({ at }) => at.getTime());
  return recent.length + 1 >= bounces && now.getTime() - Math.min(...recent) >= hours * hourMs;
}
