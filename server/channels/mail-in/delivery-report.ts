import { addressesIn, fieldBlocksOf, headerOf } from "./headers";
import type { MailParts } from "./parts";

export const reportActions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;
export type ReportAction = (typeof reportActions)[number];

/** What a server says became of a mail for one recipient [RFC 3464]. */
export interface DeliveryReport {
  readonly recipient: string | null;
  readonly action: ReportAction;
  /** Enhanced status code such as "5.1.1" [RFC 3463]; null when none was given. */
  readonly status: string | null;
  readonly diagnostic: string;
  /** The server that reports. */
  readonly reportedBy: string | null;
}

const statusIn = (text: string): string | null => /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null;
const longestDiagnostic = 1_000;
const statusTypes = new Set(["message/delivery-status", "message/global-delivery-status"]);

/** Every recipient of a machine-readable report, or of the text that older servers write; null when it is neither. */
export function deliveryReportsOf(parts: MailParts): DeliveryReport[] | null {
  const status = parts.reports.find(({ type }) => statusTypes.has(type));
  const told = status ? machineReports(status.text) : [];
  if (told.length > 0) return told;
  return isBounce(parts) ? [proseReport(parts)] : null;
}

function machineReports(text: string): DeliveryReport[] {
  const [message, ...recipients] = fieldBlocksOf(text);
  if (!message) return [];
  const reportedBy = afterType(message.get("reporting-mta"));
  return [message, ...recipients].flatMap((fields) => {
    const action = reportActions.find((word) => word === fields.get("action")?.toLowerCase().trim());
    return action ? [{ ...recipientReport(fields), action, reportedBy }] : [];
  });
}

const afterType = (value: string | undefined): string | null => value?.replace(/^[\w-]{1,20};\s*/, "").trim() || null;

function recipientReport(fields: ReadonlyMap<string, string>) {
  const diagnostic = (afterType(fields.get("diagnostic-code")) ?? "").slice(0, longestDiagnostic);
  const named = afterType(fields.get("final-recipient")) ?? afterType(fields.get("original-recipient")) ?? "";
  const stated = statusIn(fields.get("status") ?? "");
  return { recipient: addressesIn(named)[0] ?? null, diagnostic, status: specific(stated, diagnostic) };
}

/** "5.0.0" says nothing: the code in the other server's own answer does. */
const specific = (stated: string | null, diagnostic: string): string | null =>
  stated && !/^[245]\.0\.0$/.test(stated) ? stated : (statusIn(diagnostic) ?? stated);

const bounceSubject =
  /^(?:undeliver|undelivered mail|mail delivery (?:failed|subsystem)|delivery (?:status notification|failure|has failed)|failure notice|returned mail|mail system error|message undeliverable|unzustellbar|non remis|non distribuable|no se (?:puede|pudo) entregar|no entregado|não entregue|onbestelbaar|non recapitabile|配信不能|配信できません)/i;
const bounceSender = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]+)@/;

const nullPath = (parts: MailParts) => headerOf(parts, "return-path").replace(/\s/g, "") === "<>";

function isBounce(parts: MailParts): boolean {
  if (headerOf(parts, "x-failed-recipients") !== "") return true;
  const sender = addressesIn(headerOf(parts, "from"))[0] ?? "";
  return bounceSubject.test(parts.subject.trim()) && (bounceSender.test(sender) || nullPath(parts));
}

const answered =
  /^.*\b(?:[45]\d\d[ -]|[45]\.\d{1,3}\.\d{1,3}\b|user unknown|no such user|mailbox|does not exist|quota).*$/gim;

function proseReport(parts: MailParts): DeliveryReport {
  const text = parts.text.slice(0, 20_000);
  const lines = (text.match(answered) ?? []).join(" ").slice(0, longestDiagnostic).trim();
  const failed = headerOf(parts, "x-failed-recipients") || (/^\s*<([^<>\s]+@[^<>\s]+)>:/m.exec(text)?.[1] ?? "");
  const basic = /\b([45])\d\d[ -]/.exec(lines)?.[1];
  return {
    recipient: addressesIn(failed)[0] ?? null,
    action: /\b(?:delayed|will (?:be retried|keep trying)|not yet been delivered)\b/i.test(text) ? "delayed" : "failed",
    status: statusIn(lines) ?? (basic ? `${basic}.0.0` : null),
    diagnostic: lines,
    reportedBy: addressesIn(headerOf(parts, "from"))[0]?.split("@")[1] ?? null,
  };
}
