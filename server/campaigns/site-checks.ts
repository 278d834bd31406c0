import { isSiteChannel } from "@/server/leads/schemas";
import type { Check, LaunchFacts } from "./checks";

/** Whether the workspace's own site is there to show messages. */
export type ReviewedSite = { isConnected: boolean; isStopped: boolean };

export function siteCheck({ site: { isConnected, isStopped } }: LaunchFacts): Check {
  const base = { id: "site", at: "settings" } as const;
  if (!isConnected)
    return {
      ...base,
      outcome: "block",
      sentence: "No site of yours is connected to show messages. Connect it in Settings, Channels.",
    };
  if (isStopped)
    return { ...base, outcome: "block", sentence: "Your site is stopped. Lift the stop in Settings, Channels." };
  return { ...base, outcome: "pass", sentence: "Messages are shown on your connected site." };
}

const isWhole = (link: string) =>
  /^\{[^}]+\}$/.test(link) || (URL.canParse(link.replace(/\{[^}]*\}/g, "x")) && /^https?:/.test(link));

/** Where the cards lead; the gate looks at the finished address again. */
export function linkCheck({ steps }: LaunchFacts): Check {
  const base = { id: "link", at: "message" } as const;
  const cards = steps.filter(({ channel }) => isSiteChannel(channel));
  const broken = cards.find(({ link }) => link && !isWhole(link));
  if (broken)
    return {
      ...base,
      outcome: "block",
      sentence: `The link of text ${broken.step} is no full address such as https://www.example.com.`,
    };
  const without = cards.find(({ link }) => !link);
  if (without) return { ...base, outcome: "fix", sentence: `The card of text ${without.step} leads nowhere.` };
  return { ...base, outcome: "pass", sentence: "Every card leads somewhere." };
}
