import type { ComparedField, Reason } from "../schemas";
import type { Features } from "./features";
import { similarity } from "./similar";

type Level = { level: string; m: number; u: number };

/**
 * Fellegi and Sunter (1969): each level of agreement has the probability m of seeing it in one person's two records and u
 * of seeing it in two people's; log2(m / u) is its evidence in bits. As of November 2026.
 */
const levels: Record<ComparedField, readonly Level[]> = {
  first_name: [
    { level: "same", m: 0.82, u: 0.01 },
    { level: "near", m: 0.12, u: 0.01 },
    { level: "initial", m: 0.03, u: 0.02 },
    { level: "different", m: 0.03, u: 0.96 },
  ],
  last_name: [
    { level: "same", m: 0.9, u: 0.004 },
    { level: "near", m: 0.06, u: 0.004 },
    { level: "different", m: 0.04, u: 0.992 },
  ],
  company: [
    { level: "same", m: 0.65, u: 0.004 },
    { level: "near", m: 0.1, u: 0.004 },
    { level: "different", m: 0.25, u: 0.992 },
  ],
  email: [
    { level: "same_mailbox", m: 0.3, u: 0.000_01 },
    { level: "same_name_elsewhere", m: 0.25, u: 0.000_5 },
    { level: "same_domain", m: 0.15, u: 0.004 },
    { level: "different", m: 0.3, u: 0.995 },
  ],
  phone: [
    { level: "one_digit", m: 0.12, u: 0.000_05 },
    { level: "different", m: 0.88, u: 0.999 },
  ],
  place: [
    { level: "same", m: 0.75, u: 0.03 },
    { level: "different", m: 0.25, u: 0.97 },
  ],
};

/** The odds before anything is compared: of leads that share a key, about one pair in two thousand is one person. */
const priorBits = -11;

const isNear = (one: string, other: string) => similarity(one, other) >= 0.88;

type Compare = (one: Features, other: Features) => string | null;

const compared: Record<ComparedField, Compare> = {
  first_name: (one, other) => nameLevel(one.first, other.first),
  last_name: (one, other) => wordLevel(one.last, other.last),
  company: (one, other) => wordLevel(one.company, other.company),
  email: emailLevel,
  phone: (one, other) =>
    one.phone && other.phone ? (isOneDigitOff(one.phone, other.phone) ? "one_digit" : "different") : null,
  place: (one, other) => (one.place && other.place ? (one.place === other.place ? "same" : "different") : null),
};

function wordLevel(one: string, other: string): string | null {
  if (!one || !other) return null;
  if (one === other) return "same";
  return isNear(one, other) ? "near" : "different";
}

function nameLevel(one: string, other: string): string | null {
  const level = wordLevel(one, other);
  if (level !== "different") return level;
  return (one.length === 1 || other.length === 1) && one[0] === other[0] ? "initial" : level;
}

function emailLevel(one: Features, other: Features): string | null {
  if (!one.mailbox || !other.mailbox) return null;
  if (one.mailbox === other.mailbox) return "same_mailbox";
  if (one.local.length >= 6 && (one.local === other.local || similarity(one.mailbox, other.mailbox) >= 0.96))
    return "same_name_elsewhere";
  return one.domain && one.domain === other.domain ? "same_domain" : "different";
}

/** One digit mistyped, or two neighbours swapped. */
export function isOneDigitOff(one: string, other: string): boolean {
  if (one.length !== other.length || one === other) return false;
  const wrong = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  const [first = 0, second = 0] = wrong;
  if (wrong.length === 1) return true;
  return wrong.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first];
}

/** Above this a pair is likely one person; above the lower bound it is worth a look. */
export const likelyFrom = 0.95;
export const possibleFrom = 0.6;

/** The probability that two leads are one person, and what speaks for and against it. */
export function scoreOf(one: Features, other: Features): { score: number; reasons: Reason[] } {
  const reasons: Reason[] = [];
  for (const field of Object.keys(compared) as ComparedField[]) {
    const level = compared[field](one, other);
    const found = levels[field].find((known) => known.level === level);
    if (found) reasons.push({ field, level: found.level, points: Math.round(Math.log2(found.m / found.u) * 10) / 10 });
  }
  // A shared employer explains a shared domain: it counts once.
  const isTwice = (reason: Reason) =>
    reason.field === "email" &&
    reason.level === "same_domain" &&
    reasons.some(({ field, level }) => field === "company" && level === "same");
  const counted = reasons.filter((reason) => !isTwice(reason));
  const bits = counted.reduce((sum, { points }) => sum + points, priorBits);
  return { score: 1 / (1 + 2 ** -bits), reasons: counted };
}
