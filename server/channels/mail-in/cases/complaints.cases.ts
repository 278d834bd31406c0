import { mailOf, original, partsMail, token, withoutVerp } from "./write";

const arf = (fields: string, returned: string, headers: Record<string, string> = {}) =>
  partsMail(
    { ...withoutVerp, From: "complaints@provider.test", Subject: "FW: Your roof", ...headers },
    "multipart/report; report-type=feedback-report",
    [
      ["text/plain", "This is an email abuse report."],
      ["message/feedback-report", fields],
      ["message/rfc822", returned],
    ],
  );

const redacted = original.replace("To: ana@example.net", "To: redacted@yahoo.com");

/** Abuse reports [RFC 5965]. */
export const complaints: readonly (readonly [
  name: string,
  raw: Buffer,
  expected: { feedbackType: string; recipient: string | null },
])[] = [
  [
    "RFC 5965 with the recipient",
    arf(
      "Feedback-Type: abuse\nUser-Agent: SomeGenerator/1.0\nVersion: 1\nOriginal-Rcpt-To: <ana@example.net>\n",
      original,
    ),
    { feedbackType: "abuse", recipient: "ana@example.net" },
  ],
  [
    "Yahoo: the recipient is left out, our Message-ID is not",
    arf(
      "Feedback-Type: abuse\nUser-Agent: Yahoo!-Mail-Feedback/2.0\nVersion: 0.1\n",
      redacted.replace(/^Return-Path.*\n/, ""),
    ),
    { feedbackType: "abuse", recipient: null },
  ],
  [
    "the return path alone names the mail",
    arf(
      `Feedback-Type: fraud\nVersion: 1\nOriginal-Mail-From: <b+${token}@mail.northwind.test>\n`,
      "Subject: Your roof\n\nHello\n",
    ),
    { feedbackType: "fraud", recipient: null },
  ],
  [
    "Microsoft's junk report, which has no feedback part",
    partsMail(
      { ...withoutVerp, From: "staff@hotmail.com", Subject: "complaint about message from 192.0.2.1" },
      "multipart/mixed",
      [["message/rfc822", redacted]],
    ),
    { feedbackType: "abuse", recipient: null },
  ],
];

/** Neither: read, kept, and nothing follows. */
export const others: readonly (readonly [name: string, raw: Buffer])[] = [
  ["a mail that was taken out of the spam folder", arf("Feedback-Type: not-spam\nVersion: 1\n", original)],
  ["a mail that says nothing", mailOf({ Subject: "" }, "")],
];
