import type { FileView } from "@/server/files/schemas";
import { type Channel, siteChannels } from "@/server/leads/schemas";
import { attachmentsCheck } from "./attachments-check";
import type { Reach } from "./audience";
import { mailboxCheck, postalCheck, type ReviewedMail, subjectCheck } from "./mail-checks";
import type { StepTemplate } from "./rows";
import { type CampaignStatus, mayGoBy, type StepChannel } from "./schemas";
import { linkCheck, type ReviewedSite, siteCheck } from "./site-checks";
import { strayBrace } from "./template";
import { type ReviewedWhatsApp, templateCheck, whatsAppSenderCheck } from "./whatsapp-checks";

/** What one condition of a launch says: fine, better mended, or in the way. `at` is the step of the builder where it is mended. */
export type Check = {
  id:
    | "audience"
    | "message"
    | "subject"
    | "attachments"
    | "variables"
    | "booking"
    | "identity"
    | "stop"
    | "length"
    | "hours"
    | "consent"
    | "frequency"
    | "sender"
    | "mailbox"
    | "postal"
    | "template"
    | "whatsapp"
    | "link"
    | "site";
  outcome: "pass" | "fix" | "block";
  sentence: string;
  at: "audience" | "message" | "timing" | "settings";
};

export type Missing = { step: number; variable: string; count: number; names: string[] };

export type ReviewedStep = {
  step: number;
  channel: StepChannel;
  fallsBack: boolean;
  mode: "fixed" | "ai";
  subject: string | null;
  body: string | null;
  link?: string | null;
  hasBrief: boolean;
  files?: readonly FileView[];
  template?: StepTemplate | null;
};

/** Everything that a launch is judged by. */
export type LaunchFacts = {
  hasAudience: boolean;
  reach: Reach;
  steps: readonly ReviewedStep[];
  now: Date;
  samples: readonly { step: number; body: string; segments: number }[];
  missing: readonly Missing[];
  hasBookingUrl: boolean;
  sender: { name: string; isRegistered: boolean; isStopped: boolean } | null;
  mail: ReviewedMail;
  whatsApp: ReviewedWhatsApp;
  site: ReviewedSite;
  windowWords: string;
  capsWords: string;
};

const people = (count: number) => (count === 1 ? "1 lead" : `${count.toLocaleString("en")} leads`);

/** The launch's conditions in the order in which a reader wants them. */
export const checksOf = (facts: LaunchFacts): Check[] => {
  const by = (channel: Channel) => facts.steps.some((step) => goesBy(step, channel));
  const names = (channel: Channel) => facts.steps.some((step) => step.channel === channel);
  const senders = [
    { channel: "sms", checks: by("sms") ? [sender(facts)] : [] },
    { channel: "email", checks: by("email") ? [mailboxCheck(facts), postalCheck(facts)] : [] },
    { channel: "whatsapp", checks: by("whatsapp") ? [whatsAppSenderCheck(facts)] : [] },
    { channel: "in_app", checks: names("in_app") ? [siteCheck(facts)] : [] },
    { channel: "push", checks: names("push") ? [siteCheck(facts)] : [] },
  ] as const;
  return [
    audience(facts),
    consent(facts),
    message(facts),
    ...(by("whatsapp") ? [templateCheck(facts)] : []),
    ...(by("email") ? [subjectCheck(facts)] : []),
    ...attachmentsCheck(facts),
    ...(siteChannels.some(names) ? [linkCheck(facts)] : []),
    variables(facts),
    booking(facts),
    ...(by("sms") ? textChecks(facts) : []),
    { id: "hours", outcome: "pass", at: "timing", sentence: facts.windowWords },
    { id: "frequency", outcome: "pass", at: "timing", sentence: facts.capsWords },
    ...senders.flatMap(({ channel, checks }) => (isNeeded(facts, channel, senders) ? checks : checks.map(softened))),
  ];
};

const goesBy = ({ channel, fallsBack }: ReviewedStep, by: Channel) => mayGoBy({ channel, fallback: fallsBack }, by);

type Senders = readonly { channel: Channel; checks: readonly Check[] }[];

/** A channel that a step names must be ready; of those that are only among others, one. */
function isNeeded({ steps }: LaunchFacts, channel: Channel, senders: Senders): boolean {
  if (steps.some((step) => step.channel === channel && !step.fallsBack)) return true;
  const others = senders.filter((one) => one.channel !== channel && one.checks.length > 0);
  return !others.some(({ checks }) => checks.every(({ outcome }) => outcome !== "block"));
}

const softened = (check: Check): Check => (check.outcome === "block" ? { ...check, outcome: "fix" } : check);

/** What only texts must say, and how long they may be. */
const textChecks = (facts: LaunchFacts): Check[] => [
  {
    id: "identity",
    outcome: "pass",
    at: "message",
    sentence: "The first text names your business; one that the AI writes says that it is an AI assistant.",
  },
  {
    id: "stop",
    outcome: "pass",
    at: "message",
    sentence: "The first text tells how to stop, and so does every text 30 days later.",
  },
  length(facts),
];

function audience({ hasAudience, reach }: LaunchFacts): Check {
  const at = "audience" as const;
  if (!hasAudience) return { id: "audience", outcome: "block", at, sentence: "No audience is chosen yet." };
  if (reach.audience === 0) return { id: "audience", outcome: "block", at, sentence: "Nobody matches this audience." };
  if (reach.texted === 0)
    return {
      id: "audience",
      outcome: "block",
      at,
      sentence: `Nobody in this audience can be reached. ${largest(reach)}`,
    };
  return {
    id: "audience",
    outcome: "pass",
    at,
    sentence: `${people(reach.texted)} of ${reach.audience.toLocaleString("en")} will be texted.`,
  };
}

function largest({ excluded }: Reach): string {
  const [most] = [...excluded].sort((a, b) => b.count - a.count);
  return most ? `${most.sentence.replace(/\.$/, "")}: ${people(most.count)}.` : "";
}

function consent({ reach }: LaunchFacts): Check {
  const without = reach.excluded.find((group) => group.reason === "no_consent")?.count ?? 0;
  const at = "audience" as const;
  if (without === 0)
    return {
      id: "consent",
      outcome: "pass",
      at,
      sentence: "Everybody who will be texted has recorded consent to marketing texts.",
    };
  return { id: "consent", outcome: "pass", at, sentence: `${people(without)} without recorded consent are left out.` };
}

function message({ steps }: LaunchFacts): Check {
  const at = "message" as const;
  // What a template says is its own check.
  const free = steps.filter(({ channel }) => channel !== "whatsapp");
  const empty = free.find((step) => (step.mode === "fixed" ? !step.body?.trim() : !step.hasBrief));
  if (empty)
    return {
      id: "message",
      outcome: "block",
      at,
      sentence: `Text ${empty.step} has no ${empty.mode === "ai" ? "brief" : "words"} yet.`,
    };
  const broken = free.find((step) => step.mode === "fixed" && strayBrace(step.body ?? "") !== null);
  if (broken)
    return {
      id: "message",
      outcome: "block",
      at,
      sentence: `Text ${broken.step} has a brace that belongs to no variable.`,
    };
  return {
    id: "message",
    outcome: "pass",
    at,
    sentence:
      steps.length === 1
        ? "One text, no follow-up."
        : `A first text and ${steps.length - 1 === 1 ? "one follow-up" : "two follow-ups"}.`,
  };
}

function variables({ missing }: LaunchFacts): Check {
  const at = "message" as const;
  const [first] = missing;
  if (!first)
    return {
      id: "variables",
      outcome: "pass",
      at,
      sentence: "Every variable has a value or a fallback for everybody.",
    };
  const others = first.count - first.names.length;
  const named = first.names.join(", ") + (others > 0 ? ` and ${others.toLocaleString("en")} more` : "");
  return {
    id: "variables",
    outcome: "block",
    at,
    sentence: `Text ${first.step} uses {${first.variable}}, which ${people(first.count)} ${first.count === 1 ? "lacks" : "lack"}: ${named}. Write a fallback such as {${first.variable}|there}.`,
  };
}

function booking({ hasBookingUrl, steps }: LaunchFacts): Check {
  const at = "message" as const;
  const using = steps.find((step) => `${step.body ?? ""} ${step.link ?? ""}`.includes("{booking"));
  if (using && !hasBookingUrl)
    return {
      id: "booking",
      outcome: "block",
      at,
      sentence: `Text ${using.step} uses {booking}, but the campaign has no booking page.`,
    };
  if (!hasBookingUrl)
    return { id: "booking", outcome: "fix", at, sentence: "Without a booking page nobody can book by a link." };
  return { id: "booking", outcome: "pass", at, sentence: "Each lead gets a booking link of their own." };
}

const longest = 4;

function length({ samples }: LaunchFacts): Check {
  const at = "message" as const;
  const worst = [...samples].sort((a, b) => b.segments - a.segments)[0];
  if (!worst) return { id: "length", outcome: "pass", at, sentence: "The length is known once a lead can be reached." };
  if (worst.segments > longest)
    return {
      id: "length",
      outcome: "block",
      at,
      sentence: `Text ${worst.step} takes ${worst.segments} segments; at most ${longest} are sent.`,
    };
  if (worst.segments > 2)
    return {
      id: "length",
      outcome: "fix",
      at,
      sentence: `Text ${worst.step} takes ${worst.segments} segments. Two or fewer cost less and read better.`,
    };
  return {
    id: "length",
    outcome: "pass",
    at,
    sentence: `The longest text takes ${worst.segments === 1 ? "1 segment" : `${worst.segments} segments`}.`,
  };
}

function sender({ sender: from }: LaunchFacts): Check {
  const at = "settings" as const;
  if (!from)
    return {
      id: "sender",
      outcome: "block",
      at,
      sentence: "The workspace has no number to text from. Add one in Settings, Channels.",
    };
  if (from.isStopped)
    return {
      id: "sender",
      outcome: "block",
      at,
      sentence: `${from.name} is stopped. Lift the stop in Settings, Channels.`,
    };
  if (!from.isRegistered)
    return {
      id: "sender",
      outcome: "block",
      at,
      sentence: `${from.name} is not registered for texting. Register it in Settings, Channels.`,
    };
  return { id: "sender", outcome: "pass", at, sentence: `Texts leave from ${from.name}.` };
}

/** The sentence that explains why a campaign may not launch, or null when it may. */
export function refusalToLaunch(status: CampaignStatus, checks: readonly Check[]): string | null {
  if (status === "scheduled") return "This campaign is about to launch already.";
  if (status !== "draft") return `A ${status} campaign cannot be launched again.`;
  return checks.find((check) => check.outcome === "block")?.sentence ?? null;
}
