import type { TouchChannel } from "@/server/leads/schemas";
import type { HaltScope } from "../schemas";

/** A text that meets a halt is asked again after this long, or when the halt ends. */
export const haltWaitMinutes = 15;

/** What is asked of a halt: where this text would go through. */
export interface Passage {
  readonly channel: TouchChannel;
  readonly campaignId: string | null;
  readonly senderId: string | null;
}

interface Stops {
  readonly scope: HaltScope;
  readonly target: string;
  readonly reason: string;
}

const isOver: Record<HaltScope, (target: string, passage: Passage) => boolean> = {
  workspace: () => true,
  channel: (target, { channel }) => target === channel,
  campaign: (target, { campaignId }) => target === campaignId,
  sender: (target, { senderId }) => target === senderId,
};

/** The first halt that stands in this text's way, or null. */
export const haltOver = <H extends Stops>(halts: readonly H[], passage: Passage): H | null =>
  halts.find(({ scope, target }) => isOver[scope](target, passage)) ?? null;

const names: Record<HaltScope, string> = {
  workspace: "All sending",
  channel: "This channel",
  campaign: "This campaign",
  sender: "This sender",
};

/** "All sending is halted: complaints from Texas." */
export const haltSentence = ({ scope, reason }: Stops): string =>
  `${names[scope]} is halted: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`;
