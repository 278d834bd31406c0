import { channels, isSiteChannel } from "@/server/leads/schemas";
import { refusalToAttach } from "@/server/messaging";
import type { Check, LaunchFacts, ReviewedStep } from "./checks";
import { mayGoBy } from "./schemas";

/** What the steps carry must fit every channel by which they may go; no line where they carry nothing. */
export function attachmentsCheck({ steps, now }: LaunchFacts): Check[] {
  const carrying = steps.filter(({ files = [] }) => files.length > 0);
  if (carrying.length === 0) return [];
  const base = { id: "attachments", at: "message" } as const;
  const [refused] = carrying.flatMap((step) => refusalOf(step, now) ?? []);
  if (refused) return [{ ...base, outcome: "block", sentence: refused }];
  const byText = carrying.some((step) => goesBy(step, "sms"));
  return [{ ...base, outcome: "pass", sentence: byText ? alsoByText : "What the messages carry fits their channels." }];
}

const alsoByText =
  "What the messages carry fits their channels. Texts carry it to the US, Canada and Australia alone; others are skipped.";

const goesBy = ({ channel, fallsBack }: ReviewedStep, by: (typeof channels)[number]) =>
  mayGoBy({ channel, fallback: fallsBack }, by);

function refusalOf(step: ReviewedStep, now: Date): string | null {
  const sentences = channels
    .filter((channel) => goesBy(step, channel) && (!isSiteChannel(channel) || step.channel === channel))
    .flatMap((channel) => refusalToAttach({ files: step.files ?? [], channel }, now) ?? []);
  return sentences[0] ? `Text ${step.step}: ${sentences[0]}` : null;
}
