import { type ContentFacts, contentRefusal } from "../content-rules";
import type { ProposedTemplate } from "../touch-source";
import {
  allowance,
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
  wordsRuling,
  workspaceDay,
} from "../verdict";
import { ruleAt } from "./law";
import type { FreeWindow } from "./window";

/** Everything the gate knows about one WhatsApp message at one instant. */
export interface WhatsAppGateFacts extends Facts {
  readonly number: { readonly id: string; readonly stopped: string | null } | null;
  readonly window: FreeWindow;
  readonly template: ProposedTemplate | null;
  /** Of the number that it goes to: "US". */
  readonly country: string;
  /** Null before it is written. */
  readonly words: ContentFacts | null;
}

function number({ hasNumber }: WhatsAppGateFacts): Ruling {
  return hasNumber
    ? pass("number", "A number that can be written to.")
    : ruling("number", "skip", "This lead has no phone number.");
}

function sender({ number: found, now }: WhatsAppGateFacts): Ruling {
  const until = laterBy(now, senderWaitMinutes);
  if (!found)
    return {
      ...ruling("sender", "hold", "No WhatsApp number to send from. Add one in Settings > Channels."),
      until,
    };
  const facts = { sender: found.id };
  if (found.stopped) return { ...ruling("sender", "hold", `Sending is stopped: ${found.stopped}`), facts, until };
  return { ...pass("sender", "The WhatsApp number may send."), facts };
}

/** The 24 hours [WhatsApp Business Messaging Policy]: measured again at every look, the last one just before the call. */
function window({ window: free, template, words, now }: WhatsAppGateFacts): Ruling {
  if (!words) return pass("window", "Not written yet.");
  const version = ruleAt("free_window", now)?.version ?? "";
  const facts = { closesAt: free.closesAt?.toISOString() ?? null, template: template?.name ?? null };
  if (template) return { ...pass("window", "An approved template may go at any time."), version, facts };
  return { ...ruling("window", free.isOpen ? "pass" : "refuse", free.sentence), version, facts };
}

/** Only what WhatsApp approved, whole, and not as marketing to where Meta delivers none. */
function template({ template: found, words, country, now }: WhatsAppGateFacts): Ruling {
  if (!found || !words) return pass("template", "No template.");
  const facts = { name: found.name, language: found.language, contentSid: found.contentSid, category: found.category };
  const refusal = templateRefusal(found, { length: words.text.length, now });
  if (refusal) return { ...ruling("template", "refuse", refusal), facts };
  const rule = ruleAt("no_marketing", now);
  if (found.category === "marketing" && rule?.countries?.includes(country))
    return {
      ...ruling("template", "skip", `Meta delivers no marketing templates to ${country} numbers (${rule.source}).`),
      version: rule.version,
      facts,
    };
  return { ...pass("template", "The template is approved and every variable has a value."), facts };
}

type Written = { length: number; now: Date };

/** The sentence that explains why a template must not leave as it is, or null. */
export function templateRefusal(
  { name, status, missing }: Pick<ProposedTemplate, "name" | "status" | "missing">,
  { length, now }: Written,
): string | null {
  if (status !== "approved") return `WhatsApp has not approved the template ${name} (it is ${status}).`;
  const [first] = missing;
  if (first !== undefined) return `The template ${name} has no value for {{${first}}}.`;
  const most = ruleAt("template_length", now)?.characters ?? Number.POSITIVE_INFINITY;
  return length > most ? `The filled template has ${length} characters; WhatsApp takes at most ${most}.` : null;
}

/** The words of a template are WhatsApp's business; what we write ourselves keeps the rules of texts. */
function content({ words, template: found }: WhatsAppGateFacts): Ruling {
  if (!words) return unwritten;
  return wordsRuling(words.text, found ? null : contentRefusal(words), "The message keeps every content rule.");
}

/** The order of texts, with the rules of WhatsApp in their places. */
const whatsAppRules = [
  number,
  standing,
  suppression,
  consent,
  hours,
  frequency,
  attention,
  sendTime,
  workspaceDay,
  sender,
  allowance,
  window,
  template,
  content,
  attachments,
  campaign,
  halt,
] as const;

/** Every rule's verdict about one WhatsApp message and what follows from them. */
export const whatsAppVerdictFor = (facts: WhatsAppGateFacts): Decision =>
  decisionOf<WhatsAppGateFacts>(whatsAppRules, facts);
