import type { SiteChannel } from "@/server/leads/schemas";
import {
  attachments,
  attention,
  campaign,
  consent,
  type Decision,
  decisionOf,
  type Facts,
  frequency,
  halt,
  hours,
  laterBy,
  pass,
  type Ruling,
  ruling,
  senderWaitMinutes,
  sendTime,
  standing,
  suppression,
  unwritten,
  workspaceDay,
} from "../verdict";
import { type CardContent, cardFacts, cardRefusal } from "./content";

/** Everything the gate knows about one message on the site at one instant. */
export interface SiteGateFacts extends Facts {
  readonly channel: SiteChannel;
  /** Why nothing of it would reach this person, or null. */
  readonly unreachable: string | null;
  readonly site: { readonly id: string; readonly stopped: string | null } | null;
  /** Null before it is written. */
  readonly card: CardContent | null;
}

const reached: Record<SiteChannel, string> = {
  in_app: "The person was on your site lately.",
  push: "A browser of the person takes notifications.",
};

const reach = ({ unreachable, channel }: SiteGateFacts): Ruling =>
  unreachable ? ruling("reach", "skip", unreachable) : pass("reach", reached[channel]);

function site({ site: found, now }: SiteGateFacts): Ruling {
  const until = laterBy(now, senderWaitMinutes);
  if (!found) return { ...ruling("sender", "hold", "No site is connected. Connect it in Settings > Channels."), until };
  const facts = { sender: found.id };
  if (found.stopped) return { ...ruling("sender", "hold", `Sending is stopped: ${found.stopped}`), facts, until };
  return { ...pass("sender", "The site is connected."), facts };
}

function content({ card }: SiteGateFacts): Ruling {
  if (!card) return unwritten;
  const refusal = cardRefusal(card);
  return {
    ...ruling("content", refusal ? "refuse" : "pass", refusal ?? "The message keeps every content rule."),
    facts: cardFacts(card),
  };
}

/** The order of texts, with the rules of the site in their places. */
const siteRules = [
  reach,
  standing,
  suppression,
  consent,
  hours,
  frequency,
  attention,
  sendTime,
  workspaceDay,
  site,
  content,
  attachments,
  campaign,
  halt,
] as const;

/** Every rule's verdict about one message on the site and what follows from them. */
export const siteVerdictFor = (facts: SiteGateFacts): Decision => decisionOf<SiteGateFacts>(siteRules, facts);
