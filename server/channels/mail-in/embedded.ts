import { fieldBlocksOf } from "./headers";
import type { MailParts } from "./parts";

const originals = new Set([
  "message/rfc822",
  "message/global",
  "text/rfc822-headers",
  "message/rfc822-headers",
  "message/global-headers",
]);

/** The headers of the mail that a report is about, by lower-case name; empty when it was not sent back. */
export function embeddedHeaders({ reports }: MailParts): ReadonlyMap<string, string> {
  const original = reports.find(({ type }) => originals.has(type));
  return (original && fieldBlocksOf(original.text.slice(0, 64_000))[0]) ?? new Map();
}

const copied = /^[>\s]*(?:message-id|return-path|references|in-reply-to)\s*:.*$/gim;

/** The same lines where a server copied the mail into the text of its report. */
export const copiedHeaders = ({ text }: MailParts): string => (text.slice(0, 200_000).match(copied) ?? []).join("\n");
