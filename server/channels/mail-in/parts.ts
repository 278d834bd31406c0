import type { ParsedMail } from "mailparser";

const mb = 1_048_576;
/** What a mail may be at most before nobody looks at it. */
export const mailLimits = { bytes: 25 * mb, headerLines: 1_000, headBytes: 256_000, parts: 200, reportBytes: 256_000 };

/** What came with a mail, as the sender calls it. */
export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** A mail taken apart: its headers unfolded, its words, and the machine-readable parts that reports consist of. */
export interface MailParts {
  /** By lower-case name, in order, unfolded. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly subject: string;
  /** The text/plain part; where there is none, the HTML part as text, its quote marked as one. */
  readonly text: string;
  /** Parts of type message/* and text/rfc822-headers, as text. */
  readonly reports: readonly { readonly type: string; readonly text: string }[];
  readonly attachments: readonly MailAttachment[];
}

export type TakenApart = MailParts | { readonly refusal: string };

/** Takes raw bytes apart. Whatever they are, the answer is a mail or a sentence, never an exception. */
export async function partsOf(raw: Uint8Array): Promise<TakenApart> {
  const refusal = refusalToRead(raw);
  if (refusal) return { refusal };
  try {
    const mail = await parsed(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
    if (!mail.headers || mail.headers.size === 0) return { refusal: "This has no headers: it is not a mail." };
    return { ...structureOf(mail), text: await wordsOf(mail) };
  } catch {
    return { refusal: "This mail is malformed: it could not be taken apart." };
  }
}

function refusalToRead(raw: Uint8Array): string | null {
  if (raw.byteLength === 0) return "This mail is empty.";
  if (raw.byteLength > mailLimits.bytes) return "This mail is larger than 25 MB.";
  return linesOfHead(raw) > mailLimits.headerLines ? "This mail has more than 1,000 header lines." : null;
}

/** Lines before the first empty one. */
function linesOfHead(raw: Uint8Array): number {
  let lines = 0;
  let start = 0;
  for (let at = raw.indexOf(10); at >= 0; at = raw.indexOf(10, start)) {
    const length = at - start;
    if (length === 0 || (length === 1 && raw[start] === 13)) return lines;
    lines += 1;
    if (lines > mailLimits.headerLines) return lines;
    start = at + 1;
  }
  return lines;
}

async function parsed(raw: Buffer | string): Promise<ParsedMail> {
  const { simpleParser } = await import("mailparser");
  return simpleParser(raw, {
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    maxHeadSize: mailLimits.headBytes,
    maxChildNodes: mailLimits.parts,
  });
}

function structureOf(mail: ParsedMail): Omit<MailParts, "text"> {
  const headers = new Map<string, string[]>();
  for (const { key, line } of mail.headerLines) {
    const value = line.slice(line.indexOf(":") + 1).replace(/\r?\n[ \t]+/g, " ");
    headers.set(key, [...(headers.get(key) ?? []), value.trim()]);
  }
  const attached = mail.attachments.map(({ contentType, filename, content }) => ({
    type: contentType.toLowerCase(),
    name: filename ?? "",
    content,
  }));
  const isReport = ({ type }: { type: string }) => type.startsWith("message/") || type === "text/rfc822-headers";
  return {
    headers,
    subject: (mail.subject ?? "").slice(0, 998),
    reports: attached
      .filter(isReport)
      .map(({ type, content }) => ({ type, text: content.subarray(0, mailLimits.reportBytes).toString() })),
    attachments: attached.filter((part) => !isReport(part)),
  };
}

/** Containers in which mail programs put what they quote. */
const quoteContainer =
  /<(?:div|blockquote|hr)\b[^>]{0,400}?\b(?:id|class)=["']?[^"'>]{0,120}?(?:gmail_quote|divRplyFwdMsg|yahoo_quoted|appendonsend|stopSpelling)/gi;
/** The line at which every reader of replies stops. */
const boundary = "<p>-----Original Message-----</p>";
const longestHtml = 2_000_000;

async function wordsOf({ text, html }: ParsedMail): Promise<string> {
  if (text?.trim() || !html) return text ?? "";
  if (html.length > longestHtml) return "";
  const marked = html.replace(quoteContainer, (tag) => boundary + tag);
  const { simpleParser } = await import("mailparser");
  const alone = await simpleParser(
    `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${marked}`,
    {
      skipTextToHtml: true,
      skipImageLinks: true,
      maxHtmlLengthToParse: longestHtml * 2,
    },
  );
  return alone.text ?? "";
}
