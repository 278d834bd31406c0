import type { Channel } from "@/server/leads/schemas";
import { filterLimit, haltLimits } from "../halts/limits";
import { mailStopLevels } from "../halts/mail-limits";

/** How what one sender sent in seven days fared. */
export interface Fared {
  readonly sent: number;
  readonly undelivered: number;
  readonly complained: number;
  readonly optOuts: number;
  readonly filtered: number;
}

export const rateNames = ["undelivered", "complained", "optOuts", "filtered"] as const;
export type RateName = (typeof rateNames)[number];

/** One rate beside the level that something follows from. */
export interface Rate {
  readonly name: RateName;
  readonly share: number;
  /** The share at which a campaign is stopped; null where nothing is known. */
  readonly limit: number | null;
  readonly standing: "fine" | "near" | "over" | "too_few";
}

const nearShare = 0.5;

const limits: Record<"mail" | "text", Record<RateName, number | null>> = {
  mail: {
    undelivered: mailStopLevels.campaign.bounces,
    complained: mailStopLevels.campaign.complaints,
    optOuts: null,
    filtered: null,
  },
  text: {
    undelivered: haltLimits.undelivered,
    complained: null,
    optOuts: haltLimits.opt_outs,
    filtered: filterLimit.share,
  },
};

/** The rates of a sender's week against their limits; below 200 messages a rate says nothing. */
export function ratesOf(fared: Fared, channel: Channel): Rate[] {
  const own = limits[channel === "email" ? "mail" : "text"];
  return rateNames
    .filter((name) => channel === "email" || name !== "complained")
    .filter((name) => channel !== "email" || name !== "filtered")
    .map((name) => {
      const share = fared.sent === 0 ? 0 : fared[name] / fared.sent;
      return { name, share, limit: own[name], standing: standingOf(fared.sent, share, own[name]) };
    });
}

function standingOf(sent: number, share: number, limit: number | null): Rate["standing"] {
  if (sent < mailStopLevels.leastSent) return "too_few";
  if (limit === null || share < limit * nearShare) return "fine";
  return share >= limit ? "over" : "near";
}
