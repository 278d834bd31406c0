/** A mail's words told apart: what the sender wrote, and what stands behind the place where the quoted mail begins. */
export interface CutReply {
  /** Without quotes and signature; "" when nothing of their own is left. */
  readonly said: string;
  /** Everything before the quoted mail, line by line, signature included. */
  readonly before: readonly string[];
  /** The quoted mail, where no ">" marks it. */
  readonly behind: readonly string[];
}

/** What a model, or a person in the thread, is shown at most. */
export const longestReplyBytes = 64 * 1024;
const longestForLibrary = 16_000;

const longestText = 400_000;

/** "-----Original Message-----" and its sisters, also of forwarded mail. */
const divider =
  /^[\s>]*[-_*]{2,}\s*(?:original message|forwarded message|urspr(?:ü|ue)ngliche nachricht|original-nachricht|weitergeleitete nachricht|message (?:d['’]origine|original|transf[ée]r[ée])|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato)|oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande|oprindelig meddelelse|wiadomo[śs][ćc] oryginalna|元のメッセージ|转发的邮件|原始邮件)\s*[-_*]*\s*$|^begin forwarded message:|^anfang der weitergeleiteten/i;

const fromLine = /^[\s*]*(?:from|von|de|da|van|fr[åa]n|fra|od|差出人|发件人|寄件者)\s*[*]?\s*[:：]\s*\S/i;
const headerLine =
  /^[\s*]*(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoy[ée]|[àa]|objet|enviado(?: el)?|enviada em|fecha|para|asunto|assunto|data|inviato|oggetto|a|verzonden|aan|onderwerp|skickat|till|[äa]mne|sendt|til|emne|wys[łl]ano|do|temat|送信日時|宛先|件名|发送时间|收件人|主题)\s*[*]?\s*[:：]/i;

/** "On Mon, 23 Nov 2026 at 10:00, Ana <a@x> wrote:" in the languages of mail programs; it may be folded over three lines. */
const attribution =
  /^[\s*]*(?:on|am|le|el|il|em|op|den|w dniu|dnia|p[åa]|ons|mån|tis|tors|fre)\b.{4,300}(?:wrote|schrieb(?:\s.{1,120})?|[ée]crit|escribi[óo]|(?:ha )?scritto|escreveu|schreef(?:\s.{1,120})?|skrev(?:\s.{1,120})?|napisa[łl](?:\(a\))?)\s?[:：]\s*$/i;
/** The same in one line, where the date or the name comes first. */
const shortAttribution =
  /^\s*\d{4}[年/.-]\s?\d{1,2}[月/.-]\s?\d{1,2}.{0,200}(?:[:：]|写道[:：]|のメッセージ[:：]|작성:)\s*$|^.{1,120}<[^<>\s]+@[^<>\s]+>\s?(?:wrote|schrieb|[ée]crit|escribi[óo]|ha scritto|escreveu|schreef|于.{0,60}写道)\s?[:：]\s*$/i;

const isQuoted = (line: string) => /^\s*>/.test(line);

/** Lines, with odd spaces, runs of empty lines and endless lines made harmless. */
function linesOf(text: string): string[] {
  const even = text
    .slice(0, longestText)
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .replace(/[ \t]{40,}/g, " ")
    .replace(/\n{4,}/g, "\n\n\n");
  return even.split("\n");
}

/** How many lines from here are an attribution: 0 to 3. */
function attributionAt(lines: readonly string[], at: number): number {
  if (shortAttribution.test(lines[at] ?? "")) return 1;
  let joined = "";
  for (const length of [1, 2, 3]) {
    const line = lines[at + length - 1]?.trim() ?? "";
    if (line === "" || joined.length > 500) return 0;
    joined = `${joined} ${line}`;
    if (attribution.test(joined)) return length;
  }
  return 0;
}

function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!fromLine.test(lines[at] ?? "")) return false;
  return lines.slice(at + 1, at + 5).filter((line) => headerLine.test(line)).length >= 2;
}

const firstFilled = (lines: readonly string[], at: number): string =>
  lines.slice(at, at + 4).find((line) => line.trim() !== "") ?? "";

/** Where the quoted mail begins without a ">": everything from there on is not the sender's. */
function boundaryOf(lines: readonly string[]): number {
  for (const [at, line] of lines.entries()) {
    if (divider.test(line) || isHeaderBlock(lines, at)) return at;
    const length = attributionAt(lines, at);
    if (length > 0 && !isQuoted(firstFilled(lines, at + length))) return at;
  }
  return lines.length;
}

/** Lines that are neither quoted nor the line that introduces a quote; answers between quotes stay. */
function unquoted(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const length = attributionAt(lines, at);
    if (length > 0) at += length - 1;
    else if (!isQuoted(lines[at] ?? "")) kept.push(lines[at] ?? "");
  }
  return kept;
}

const rule = /^\s*_{8,}\s*$/;

/** Cuts what a mail program added to what a person wrote [messaging-rules 3.4]. */
export async function cutReply(text: string): Promise<CutReply> {
  const lines = linesOf(text);
  const end = boundaryOf(lines);
  const before = lines.slice(0, end);
  while (before.length > 0 && (before.at(-1)?.trim() === "" || rule.test(before.at(-1) ?? ""))) before.pop();
  const own = unquoted(before).join("\n").trim();
  return { said: withinBytes((await withoutSignature(own)).trim()), before, behind: lines.slice(end) };
}

/** The library's patterns are not linear: only so much of a mail is given to it, the rest is taken as it is. */
async function withoutSignature(own: string): Promise<string> {
  const marked = own.search(/^-- ?$/m);
  const signed = marked >= 0 ? own.slice(0, marked) : own;
  if (signed.length > longestForLibrary || signed.trim() === "") return signed;
  const { default: EmailReplyParser } = await import("email-reply-parser");
  const left = new EmailReplyParser().parseReply(signed).trim();
  return left === "" ? signed : left;
}

function withinBytes(text: string): string {
  if (Buffer.byteLength(text) <= longestReplyBytes) return text;
  return Buffer.from(text)
    .subarray(0, longestReplyBytes)
    .toString()
    .replace(/\ufffd+$/, "");
}
