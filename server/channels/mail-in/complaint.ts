import { addressesIn, fieldBlocksOf, headerOf } from "./headers";
import type { MailParts } from "./parts";

/** Somebody pressed "this is spam" [RFC 5965]; the recipient is often left out. */
export interface Complaint {
  readonly feedbackType: string;
  readonly recipient: string | null;
  /** What the mailbox provider says the mail's return path was: our own, with its token. */
  readonly returnPath: string;
}

/** The complaint that a mail is, or null; "not-spam" is none. */
export function complaintOf(parts: MailParts): Complaint | null {
  const report = parts.reports.find(({ type }) => type === "message/feedback-report");
  if (!report) return junkReport(parts);
  const fields = fieldBlocksOf(report.text)[0] ?? new Map<string, string>();
  const feedbackType = (fields.get("feedback-type") ?? "other").toLowerCase();
  if (feedbackType === "not-spam") return null;
  const named = fields.get("original-rcpt-to") ?? fields.get("removal-recipient") ?? "";
  return { feedbackType, recipient: addressesIn(named)[0] ?? null, returnPath: fields.get("original-mail-from") ?? "" };
}

const junkReporters = /^(?:staff@hotmail\.com|jmrp@[a-z.]*(?:microsoft|outlook|live)\.com)$/;

/** Microsoft's junk mail reports: no feedback part, only the mail itself. */
function junkReport(parts: MailParts): Complaint | null {
  const sender = addressesIn(headerOf(parts, "from"))[0] ?? "";
  const hasMail = parts.reports.some(({ type }) => type === "message/rfc822");
  return hasMail && junkReporters.test(sender) ? { feedbackType: "abuse", recipient: null, returnPath: "" } : null;
}
