import type { Brand } from "@/server/branding/schemas";
import type { FileView } from "@/server/files/schemas";
import { isAct, isSiteChannel, type TouchChannel } from "@/server/leads/schemas";
import { filledBy, type ProposedTemplate } from "@/server/messaging";
import { stepsThatIdentify, withIdentity } from "./identity";
import type { Campaign, Step } from "./rows";
import type { StepChannel } from "./schemas";
import { render } from "./template";
import { type Personal, valuesOf } from "./values";

/** A campaign as a composer needs it. */
export type Script = { campaign: Pick<Campaign, "id" | "name" | "bookingUrl">; steps: readonly Step[] };

export type Recipient = {
  lead: Personal;
  /** The lead's own booking address; null where the campaign has no booking page. */
  link: string | null;
  /** What the AI wrote for this lead; null for a fixed text. */
  draft: string | null;
};

type Writing = {
  script: Script;
  step: number;
  /** By which the words travel; null where the step's own is meant. */
  channel: TouchChannel | null;
  brand: Pick<Brand, "businessName" | "assistantName">;
};

/** An e-mail has a subject; null continues the mail before. */
export type Text =
  | {
      body: string;
      subject: string | null;
      template?: ProposedTemplate;
      files?: readonly FileView[];
      /** Where a card leads. */
      link?: string | null;
    }
  | { skip: string };

const asWords = (names: readonly string[]) => names.map((name) => `{${name}}`).join(" and ");

/** The words that reach one lead at one step, complete with who writes and how to stop; or why there are none. */
export function composeText({ script, step, channel, brand }: Writing, to: Recipient): Text {
  const written = script.steps.find((one) => one.step === step);
  if (!written) return { skip: "The campaign has no such step any more." };
  if (written.channel === "whatsapp") return templateText(written, valuesOf(to.lead, brand, to.link));
  if (lacksFile(written)) return { skip: "A file that was to go with it is not here any more." };
  return freeText({ script, step, channel, brand, written }, to);
}

/** Words of our own, by any other channel. */
function freeText({ script, step, channel, brand, written }: Writing & { written: Step }, to: Recipient): Text {
  const source = written.mode === "ai" ? to.draft : written.body;
  if (!source?.trim())
    return { skip: written.mode === "ai" ? "The AI wrote no text for this lead." : "This step has no text." };
  const values = valuesOf(to.lead, brand, to.link);
  const by = channel ?? written.channel;
  const { text, missing: ofText } = render(source, values);
  const { subject, link, missing: ofRest } = besides(written, by, values);
  const missing = [...new Set([...ofText, ...ofRest])];
  if (missing.length > 0) return { skip: lacksValue(missing) };
  const { files } = written;
  if (isSiteChannel(by)) return { body: text, subject, link, files };
  if (by === "email") return { body: text, subject, files };
  const body = isByHand(by) ? text : identified(text, { script, step, brand, mode: written.mode });
  return { subject: null, body, files };
}

/** The words do not leave without what was to go with them. */
const lacksFile = ({ files = [], fileIds = [] }: Step) => files.length < fileIds.length;

/** What an e-mail or a card has besides its words. */
function besides(written: Step, by: StepChannel, values: ReturnType<typeof valuesOf>) {
  const subject = render(written.subject ?? "", values);
  const link = isSiteChannel(by) ? render(written.link ?? "", values) : { text: "", missing: [] };
  return { subject: subject.text || null, link: link.text || null, missing: [...subject.missing, ...link.missing] };
}

/** A person says who they are. */
const isByHand = (channel: StepChannel) => channel !== "best" && isAct(channel);

const lacksValue = (missing: readonly string[]) =>
  `The lead has no value for ${asWords(missing)}, and the text has no fallback for it.`;

/** What WhatsApp approved, each of its variables with the words that the step gives it for this lead. */
function templateText({ template }: Step, values: ReturnType<typeof valuesOf>): Text {
  if (!template) return { skip: "This step has no template." };
  const rendered = Object.entries(template.values).map(([name, words]) => ({ name, ...render(words, values) }));
  const missing = [...new Set(rendered.flatMap((one) => one.missing))];
  if (missing.length > 0) return { skip: lacksValue(missing) };
  const given = Object.fromEntries(rendered.map(({ name, text }) => [name, text]));
  return { subject: null, ...filledBy(template.row, given) };
}

type Speaking = Omit<Writing, "channel"> & { mode: Step["mode"] };

const identified = (text: string, { script, step, brand, mode }: Speaking): string =>
  stepsThatIdentify(script.steps).has(step) ? withIdentity(text, brand, mode) : text;
