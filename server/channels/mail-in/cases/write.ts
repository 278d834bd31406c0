/** A token as our mails carry it; a tenant's key signs the real ones. */
export const token = "abcdefghijklmnopqrstuvwxyz23456723";
export const ourId = `<${token}.01936b2e-0000-7000-8000-000000000001@mail.northwind.test>`;

type Headers = Record<string, string>;

/** Delivered to the mailbox itself: nothing in the address names a mail of ours. */
export const withoutVerp = { To: "hello@mail.northwind.test", "Delivered-To": "hello@mail.northwind.test" };

const everyMail: Headers = {
  "Return-Path": "<ana@example.net>",
  "Delivered-To": "hello@mail.northwind.test",
  From: "Ana Lee <ana@example.net>",
  To: "Northwind <hello@mail.northwind.test>",
  Subject: "Re: Your roof",
  Date: "Mon, 23 Nov 2026 10:00:00 +0000",
  "Message-ID": "<CAF.7@example.net>",
  "MIME-Version": "1.0",
  "Content-Type": "text/plain; charset=utf-8",
  "Content-Transfer-Encoding": "8bit",
};

/** A mail with the headers that every mail has, some of them changed ("" takes one away). */
export function mailOf(headers: Headers, body: string): Buffer {
  const lines = Object.entries({ ...everyMail, ...headers })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body.replace(/\r?\n/g, "\r\n")}`);
}

type Part = readonly [type: string, body: string];

/** A multipart mail. */
export function partsMail(headers: Headers, type: string, parts: readonly Part[]): Buffer {
  const body = parts.map(([of, content]) => `--=_b\nContent-Type: ${of}\n\n${content}\n`).join("");
  return mailOf({ "Content-Type": `${type}; boundary="=_b"`, ...headers }, `${body}--=_b--\n`);
}

/** The mail of ours that a report sends back. */
export const original = `Return-Path: <b+${token}@mail.northwind.test>
Message-ID: ${ourId}
From: Northwind <hello@mail.northwind.test>
To: ana@example.net
Subject: Your roof
List-Unsubscribe: <https://u.northwind.test/o/x>

Hello Ana, shall we look at your roof?
`;

type Report = {
  status: string;
  action?: string;
  diagnostic?: string;
  reportedBy?: string;
  recipient?: string;
  prose?: string;
  returned?: string;
};

/** A delivery report as RFC 3464 writes it. */
export function report(
  headers: Headers,
  { status, action = "failed", diagnostic, reportedBy = "mx.example.net", ...rest }: Report,
) {
  const { recipient = "ana@example.net", prose = "This is the mail system.", returned = original } = rest;
  const perRecipient = [
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    ...(diagnostic ? [`Diagnostic-Code: smtp; ${diagnostic}`] : []),
  ].join("\n");
  return partsMail(
    {
      "Return-Path": "<>",
      From: "Mail Delivery System <MAILER-DAEMON@mx.example.net>",
      To: `b+${token}@mail.northwind.test`,
      "Delivered-To": `b+${token}@mail.northwind.test`,
      Subject: "Undelivered Mail Returned to Sender",
      "Auto-Submitted": "auto-replied",
      ...headers,
    },
    "multipart/report; report-type=delivery-status",
    [
      ["text/plain; charset=us-ascii", prose],
      [
        "message/delivery-status",
        `Reporting-MTA: dns; ${reportedBy}\nArrival-Date: Mon, 23 Nov 2026 09:00:00 +0000\n\n${perRecipient}\n`,
      ],
      ["message/rfc822", returned],
    ],
  );
}
