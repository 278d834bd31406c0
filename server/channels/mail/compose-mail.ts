import { createTransport } from "nodemailer";
import { htmlOf, type Tracked } from "./html";

export interface OutgoingAttachment {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** One mail, complete: what `rawMail` writes down and signs. */
export interface Mail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly replyTo: string | null;
  readonly inReplyTo: string | null;
  /** Of the whole thread, the oldest first. */
  readonly references: readonly string[];
  /** Marketing: where one click ends it [RFC 8058]; an address too where our mailbox is read. */
  readonly unsubscribe: { readonly url: string; readonly mailto: string | null } | null;
  /** Whose complaints these are, for Gmail: campaign, workspace, kind, mailbox. */
  readonly feedbackId: string | null;
  /** Written by a machine as an answer [RFC 3834]. */
  readonly isAutomatic: boolean;
  readonly attachments: readonly OutgoingAttachment[];
  /** Null: nothing in it tells who reads it. */
  readonly tracked: Tracked | null;
  readonly dkim: { readonly domain: string; readonly selector: string; readonly privateKey: string } | null;
}

const mostReferences = 21;

/** The thread's first mail and its last twenty: headers must not grow for ever [RFC 5322 3.6.4; messaging-rules 3.4]. */
export const trimmedReferences = (references: readonly string[]): string[] => {
  const each = [...new Set(references)];
  const [first] = each;
  return first === undefined || each.length <= mostReferences ? each : [first, ...each.slice(1 - mostReferences)];
};

/** What the signature covers: what a reader sees, what threads, and both headers of the one click. */
const signedFields = [
  "From",
  "Reply-To",
  "Subject",
  "Date",
  "Message-ID",
  "To",
  "MIME-Version",
  "Content-Type",
  "Content-Transfer-Encoding",
  "In-Reply-To",
  "References",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
  "Feedback-ID",
  "Auto-Submitted",
].join(":");

type Headers = Record<string, string | { prepared: boolean; value: string }>;

function unsubscribeHeaders({ unsubscribe }: Mail): Headers {
  if (!unsubscribe) return {};
  const ways = [
    `<${unsubscribe.url}>`,
    ...(unsubscribe.mailto ? [`<mailto:${unsubscribe.mailto}?subject=unsubscribe>`] : []),
  ];
  return {
    "List-Unsubscribe": { prepared: true, value: ways.join(", ") },
    "List-Unsubscribe-Post": { prepared: true, value: "List-Unsubscribe=One-Click" },
  };
}

const otherHeaders = ({ feedbackId, isAutomatic }: Mail): Headers => ({
  ...(feedbackId ? { "Feedback-ID": feedbackId } : {}),
  ...(isAutomatic ? { "Auto-Submitted": "auto-replied" } : {}),
});

/** Named outside ASCII too [RFC 2231]; never shown in the words' place. */
const attached = ({ name, type, content }: OutgoingAttachment) => ({
  filename: name,
  contentType: type,
  contentDisposition: "attachment" as const,
  content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
});

/** Writes mails down and sends none. */
const writer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });

/** The mail as it travels: plain text and the same as HTML, signed where there is a key. */
export async function rawMail(mail: Mail): Promise<Buffer> {
  const { dkim, inReplyTo, replyTo } = mail;
  const written = await writer.sendMail({
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: htmlOf(mail.text, mail.tracked),
    messageId: mail.messageId,
    ...(replyTo ? { replyTo } : {}),
    ...(inReplyTo ? { inReplyTo, references: trimmedReferences([...mail.references, inReplyTo]) } : {}),
    attachments: mail.attachments.map(attached),
    headers: { ...unsubscribeHeaders(mail), ...otherHeaders(mail) },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim
      ? {
          dkim: {
            domainName: dkim.domain,
            keySelector: dkim.selector,
            privateKey: dkim.privateKey,
            headerFieldNames: signedFields,
          },
        }
      : {}),
  });
  return Buffer.isBuffer(written.message) ? written.message : Buffer.from("");
}
