import type { ConsentStatus } from "@/server/leads/schemas";
import type { SentBefore } from "@/server/timing";
import { type TimingProfile, weekdays } from "@/server/timing/schemas";
import type { TouchClass } from "../schemas";
import { addresses, people, type Somebody } from "./people";

/** One text that somebody wants to send at one instant, with all that is true about it. */
export interface Case {
  readonly person: Somebody;
  readonly address: (typeof addresses)[number] | null;
  readonly stated: { readonly zone: string; readonly at: Date } | null;
  readonly profile: TimingProfile;
  readonly text: {
    readonly class: TouchClass;
    readonly source: "campaign" | "turn" | "reply";
    readonly author: "campaign" | "ai" | "user";
    readonly answers: boolean;
  };
  readonly campaignStatus: string | null;
  readonly lastInboundAt: Date | null;
  readonly standing: {
    readonly undeliverable: boolean;
    readonly paused: boolean;
    readonly ownedByPerson: boolean;
    readonly suppressed: boolean;
    readonly consent: ConsentStatus;
  };
  readonly sent: readonly { readonly at: Date; readonly kind: SentBefore["kind"]; readonly isUndelivered: boolean }[];
  /** Until when an answer of the person asked us to wait. */
  readonly slowUntil: Date | null;
  /** When a campaign that goes first wants the same person. */
  readonly rivalAt: Date | null;
  readonly now: Date;
}

type Chance = () => number;
const minute = 60_000;
const hour = 60 * minute;
const pick = <T>(chance: Chance, list: readonly T[]): T => {
  const found = list[Math.floor(chance() * list.length)];
  if (found === undefined) throw new Error("Nothing to pick from.");
  return found;
};
const rarely = (chance: Chance, share: number) => chance() < share;

/** A year of clocks; the nights of both clock changes (US, Europe, Australia) and the minutes around full hours drawn often. */
const year = { from: Date.UTC(2026, 11, 1), to: Date.UTC(2027, 11, 1) };
const changes = ["2027-03-14", "2027-03-28", "2027-04-04", "2027-10-03", "2027-10-31", "2027-11-07"].map(Date.parse);

function instant(chance: Chance): Date {
  if (rarely(chance, 0.2)) return new Date(pick(chance, changes) + Math.floor((chance() * 3 - 1) * 86_400) * 1000);
  const at = year.from + Math.floor((chance() * (year.to - year.from)) / 1000) * 1000;
  if (rarely(chance, 0.5)) return new Date(at);
  return new Date(Math.round(at / hour) * hour + pick(chance, [-601, -600, -599, -1, 0, 1, 599, 600]) * 1000);
}

const clock = (halfHours: number) => `${String(halfHours >> 1).padStart(2, "0")}:${halfHours % 2 ? "30" : "00"}`;

function profile(chance: Chance): TimingProfile {
  const day = () =>
    rarely(chance, 0.1)
      ? null
      : { start: clock(16 + Math.floor(chance() * 10)), end: clock(30 + Math.floor(chance() * 14)) };
  const windows = Object.fromEntries(weekdays.map((name) => [name, day()])) as TimingProfile["windows"];
  const perWeek = rarely(chance, 0.5) ? null : 2 + Math.floor(chance() * 6);
  return {
    windows,
    caps: { per24Hours: pick(chance, [1, 2, 3, 5]), perWeek, campaignPer24Hours: pick(chance, [1, 2]) },
    attention: {
      minGapHours: pick(chance, [1, 24, 48]),
      perWeek: { engaged: pick(chance, [2, 5]), known: pick(chance, [2, 4]), silent: pick(chance, [1, 3]) },
      unansweredBeforeSlowing: pick(chance, [1, 3, 9]),
      slowDownDays: pick(chance, [14, 20]),
    },
  };
}

/** Mostly close together, around the caps' edges of one day and of one week. */
function sentBefore(chance: Chance, now: Date): Case["sent"] {
  const edges = [1, 24 * 60 - 1, 24 * 60, 24 * 60 + 1, 7 * 24 * 60 - 1, 7 * 24 * 60];
  const ago = () =>
    rarely(chance, 0.3) ? pick(chance, edges) : Math.ceil(chance() * (rarely(chance, 0.6) ? 1500 : 11_000));
  const many = rarely(chance, 0.03) ? 24 : Math.floor(chance() * 5);
  const kinds = ["campaign", "counted", "answer", "required"] as const;
  return Array.from({ length: many }, () => ({
    at: new Date(now.getTime() - ago() * minute),
    kind: pick(chance, kinds),
    isUndelivered: rarely(chance, 0.1),
  }));
}

function text(chance: Chance): Case["text"] {
  if (rarely(chance, 0.5))
    return { class: "marketing", source: "campaign", author: pick(chance, ["campaign", "ai"]), answers: false };
  const touchClass = pick(chance, ["marketing", "conversational", "conversational", "required"] as const);
  const author = pick(chance, ["ai", "user"] as const);
  return {
    class: touchClass,
    source: author === "ai" ? "turn" : "reply",
    author,
    answers: touchClass === "conversational" && rarely(chance, 0.7),
  };
}

/** A random case; the same chance gives the same one. */
export function caseFrom(chance: Chance): Case {
  const now = instant(chance);
  const person = pick(chance, people);
  const asked = text(chance);
  const statedDays = pick(chance, [3, 200, 364, 366, 700]);
  const zones = ["America/New_York", "America/Los_Angeles", "America/Denver", "Pacific/Honolulu", "Europe/Paris"];
  const longAgo = [30, 31, 180, 181].map((days) => days * 1440);
  const wroteMinutesAgo = rarely(chance, 0.5) ? pick(chance, [1, 9, 10, 11, ...longAgo]) : Math.ceil(chance() * 3000);
  const inHours = (hours: number) => new Date(now.getTime() + hours * hour);
  const wrote = asked.answers || rarely(chance, 0.3);
  return {
    person,
    address: rarely(chance, 0.4) ? pick(chance, addresses) : null,
    stated: rarely(chance, 0.3)
      ? { zone: pick(chance, zones), at: new Date(now.getTime() - statedDays * 86_400_000) }
      : null,
    profile: profile(chance),
    text: asked,
    campaignStatus:
      asked.source === "campaign" ? pick(chance, ["running", "running", "running", "paused", "done"]) : null,
    lastInboundAt: wrote ? new Date(now.getTime() - wroteMinutesAgo * minute) : null,
    standing: {
      undeliverable: rarely(chance, 0.04),
      paused: rarely(chance, 0.06),
      ownedByPerson: rarely(chance, 0.1),
      suppressed: rarely(chance, 0.1),
      consent: rarely(chance, 0.85) ? "granted" : pick(chance, ["unknown", "none", "withdrawn"] as const),
    },
    sent: sentBefore(chance, now),
    slowUntil: rarely(chance, 0.05) ? inHours(pick(chance, [-1, 5, 200])) : null,
    rivalAt: rarely(chance, 0.05) ? inHours(pick(chance, [-3, 0, 2, 23, 24, 50])) : null,
    now,
  };
}
