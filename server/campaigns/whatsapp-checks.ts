import { templateVariables } from "@/server/channels/schemas";
import type { Check, LaunchFacts, ReviewedStep } from "./checks";

/** The number that WhatsApp messages leave from. */
export type ReviewedWhatsApp = { number: { name: string; isStopped: boolean } | null };

/** A step of WhatsApp needs a template that is approved, and words for each of its variables; the leads who lack a value are named by "variables". */
export function templateCheck({ steps }: LaunchFacts): Check {
  const base = { id: "template", at: "message" } as const;
  const refusals = steps.filter(({ channel }) => channel === "whatsapp").map(refusalOf);
  const refusal = refusals.find((sentence) => sentence !== null);
  if (refusal) return { ...base, outcome: "block", sentence: refusal };
  return {
    ...base,
    outcome: "pass",
    sentence: "Every WhatsApp message is a template that WhatsApp approved, with words for each of its variables.",
  };
}

function refusalOf({ step, template }: ReviewedStep): string | null {
  if (!template) return `Text ${step} goes by WhatsApp and has no template yet.`;
  const { row, values } = template;
  if (row.status !== "approved")
    return `WhatsApp has not approved the template ${row.name} of text ${step} (it is ${row.status}).`;
  const empty = templateVariables(row.body).find((name) => !values[name]?.trim());
  return empty === undefined ? null : `The template ${row.name} of text ${step} has no words for {{${empty}}}.`;
}

export function whatsAppSenderCheck({ whatsApp: { number } }: LaunchFacts): Check {
  const base = { id: "whatsapp", at: "settings" } as const;
  if (!number)
    return {
      ...base,
      outcome: "block",
      sentence: "The workspace has no WhatsApp number to send from. Add one in Settings, Channels.",
    };
  if (number.isStopped)
    return {
      ...base,
      outcome: "block",
      sentence: `${number.name} is stopped. Lift the stop in Settings, Channels.`,
    };
  return { ...base, outcome: "pass", sentence: `WhatsApp messages leave from ${number.name}.` };
}
