import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type FileView, sizeWords } from "@/server/files/schemas";
import type { TouchChannel } from "@/server/leads/schemas";
import type { RuleVerdict } from "../schemas";
import { type AttachmentLaw, attachmentLawAt } from "./law";

/** What a message carries, by which channel, to the numbers of which country. */
export interface Attached {
  readonly files: readonly FileView[];
  readonly channel: TouchChannel;
  /** "US"; null where no number tells. */
  readonly country: string | null;
}

/** What a proposed message carries; null when it is words alone. */
export function attachedTo(
  { files = [] }: { files?: readonly FileView[] },
  { channel, phone }: { channel: TouchChannel; phone: string | null },
): Attached | null {
  if (files.length === 0) return null;
  const country = phone === null ? null : (parsePhoneNumberFromString(phone)?.country ?? null);
  return { files, channel, country };
}

const names: Record<AttachmentLaw["channel"], string> = { email: "An e-mail", sms: "A text", whatsapp: "WhatsApp" };
const totalOf = (files: readonly FileView[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** The sentence that explains why these files cannot go by this channel, naming the file and the limit; or null. */
export function refusalToAttach({ files, channel }: Omit<Attached, "country">, at: Date): string | null {
  if (files.length === 0) return null;
  const law = attachmentLawAt(channel, at);
  return law ? refusalByLaw(law, files) : "This channel carries no files.";
}

function refusalByLaw(law: AttachmentLaw, files: readonly FileView[]): string | null {
  const { channel, count, totalBytes } = law;
  const limit = `${names[channel]} carries at most`;
  if (files.length > count) return `${limit} ${count} ${count === 1 ? "file" : "files"}; these are ${files.length}.`;
  const ofOne = files.flatMap((file) => refusalOfOne(law, file) ?? [])[0];
  if (ofOne) return ofOne;
  return totalOf(files) > totalBytes ? `${sumOf(files)} ${limit} ${sizeWords(totalBytes)}.` : null;
}

const isPicture = ({ type }: FileView) => type.startsWith("image/");

function refusalOfOne({ channel, types, otherBytes }: AttachmentLaw, file: FileView): string | null {
  if (types && !types.test(file.type)) return `${names[channel]} does not carry "${file.name}" (${file.type}).`;
  return otherBytes !== undefined && !isPicture(file) && file.bytes > otherBytes
    ? `"${file.name}" has ${sizeWords(file.bytes)}. Carriers take at most ${sizeWords(otherBytes)} of a file that is no picture.`
    : null;
}

const sumOf = (files: readonly FileView[]) =>
  `${files.map(({ name }) => `"${name}"`).join(" and ")} ${files.length === 1 ? "has" : "together have"} ${sizeWords(totalOf(files))}.`;

/** The gate's verdict about what a message carries. */
export function rulingOnFiles(attached: Attached, at: Date): RuleVerdict {
  const law = attachmentLawAt(attached.channel, at);
  const { files, country } = attached;
  const facts = { files: files.length, bytes: totalOf(files), country };
  const said = { rule: "attachments", version: law?.version ?? "", facts };
  const countries = law?.countries ?? [];
  if (countries.length > 0 && country && !countries.includes(country))
    return {
      ...said,
      outcome: "skip",
      sentence: `Texts carry files to numbers of ${listed(countries)} alone; this one is of ${country}.`,
    };
  const refusal = refusalToAttach(attached, at);
  return { ...said, outcome: refusal ? "refuse" : "pass", sentence: refusal ?? "What it carries fits the channel." };
}

const listed = (words: readonly string[]) => `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
