import { mailOf, original, ourId, partsMail, report, token, withoutVerp } from "./write";

type Expected = {
  action?: string;
  status: string | null;
  recipient?: string | null;
  bounce?: "hard" | "hard_on_second" | "soft" | "not_address";
};
type ReportCase = readonly [name: string, raw: Buffer, expected: Expected];

/** Delivery reports after the formats that servers publish. */
export const deliveryReports: readonly ReportCase[] = [
  [
    "Postfix: no such user",
    report(
      {},
      {
        status: "5.1.1",
        diagnostic:
          "550 5.1.1 <ana@example.net>: Recipient address rejected: User unknown in\n    virtual mailbox table",
      },
    ),
    { status: "5.1.1", bounce: "hard" },
  ],
  [
    "Postfix: host not found",
    report(
      {},
      {
        status: "5.4.4",
        prose:
          "<ana@example.net>: Host or domain name not found. Name service error for name=example.net type=AAAA: Host not found",
      },
    ),
    { status: "5.4.4", bounce: "soft" },
  ],
  [
    "Postfix: delayed, still trying",
    report(
      { Subject: "Delayed Mail (still being retried)" },
      {
        status: "4.4.1",
        action: "delayed",
        diagnostic: "connect to mx.example.net[192.0.2.7]:25: Connection timed out",
      },
    ),
    { action: "delayed", status: "4.4.1" },
  ],
  [
    "Postfix: null MX",
    report({}, { status: "5.1.10", diagnostic: "Domain example.net does not accept mail (nullMX)" }),
    { status: "5.1.10", bounce: "hard" },
  ],
  [
    "Exim with a generic status: the other server's own code counts",
    report(
      { "X-Failed-Recipients": "ana@example.net", Subject: "Mail delivery failed: returning message to sender" },
      { status: "5.0.0", diagnostic: "550 5.1.1 The email account that you tried to reach does not exist" },
    ),
    { status: "5.1.1", bounce: "hard" },
  ],
  [
    "Exim of old: prose, X-Failed-Recipients and a copy of the mail",
    mailOf(
      {
        ...withoutVerp,
        "Return-Path": "<>",
        From: "Mail Delivery System <Mailer-Daemon@mx.example.net>",
        "X-Failed-Recipients": "ana@example.net",
        Subject: "Mail delivery failed: returning message to sender",
        "Auto-Submitted": "auto-replied",
      },
      `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ana@example.net
    SMTP error from remote mail server after RCPT TO:<ana@example.net>:
    host mx.example.net [192.0.2.7]: 550 No such user here

------ This is a copy of the message, including all the headers. ------

${original}`,
    ),
    { status: "5.0.0", recipient: "ana@example.net", bounce: "hard" },
  ],
  [
    "qmail: prose alone",
    mailOf(
      { ...withoutVerp, "Return-Path": "<>", From: "MAILER-DAEMON@mx.example.net", Subject: "failure notice" },
      `Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<ana@example.net>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

${original}`,
    ),
    { status: "5.1.1", recipient: "ana@example.net", bounce: "hard" },
  ],
  [
    "Exchange Online: no such recipient",
    report(
      { From: "postmaster@example.net", Subject: "Undeliverable: Your roof", "X-MS-Exchange-Message-Is-Ndr": "" },
      {
        status: "5.1.10",
        reportedBy: "AM0PR01.eurprd01.prod.outlook.com",
        diagnostic:
          "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ana@example.net not found by SMTP address lookup",
      },
    ),
    { status: "5.1.10", bounce: "hard" },
  ],
  [
    "Office 365 5.4.1: access denied counts the second time",
    report(
      { Subject: "Undeliverable: Your roof" },
      {
        status: "5.4.1",
        reportedBy: "mx.example.org",
        diagnostic:
          "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [DB5EUR03FT011.eop-EUR03.prod.protection.outlook.com]",
      },
    ),
    { status: "5.4.1", bounce: "hard_on_second" },
  ],
  [
    "5.4.1 of another server is routing",
    report({}, { status: "5.4.1", diagnostic: "550 5.4.1 no answer from host" }),
    { status: "5.4.1", bounce: "soft" },
  ],
  [
    "Exchange: mailbox full",
    report(
      { Subject: "Undeliverable: Your roof" },
      { status: "5.2.2", diagnostic: "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException" },
    ),
    { status: "5.2.2", bounce: "soft" },
  ],
  [
    "Gmail: over quota",
    report(
      {
        From: "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        Subject: "Delivery Status Notification (Failure)",
      },
      {
        status: "4.2.2",
        reportedBy: "googlemail.com",
        diagnostic: "452-4.2.2 The email account that you tried to reach is over quota.",
      },
    ),
    { status: "4.2.2", bounce: "soft" },
  ],
  [
    "Gmail: unauthenticated, nothing about the address",
    report(
      {
        From: "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        Subject: "Delivery Status Notification (Failure)",
      },
      {
        status: "5.7.26",
        reportedBy: "googlemail.com",
        diagnostic: "550-5.7.26 This mail has been blocked because the sender is unauthenticated.",
      },
    ),
    { status: "5.7.26", bounce: "not_address" },
  ],
  [
    "Microsoft consumer: the sending domain does not authenticate",
    report(
      {},
      {
        status: "5.7.515",
        diagnostic:
          "550 5.7.515 Access denied, sending domain mail.northwind.test does not meet the required authentication level",
      },
    ),
    { status: "5.7.515", bounce: "not_address" },
  ],
  [
    "a policy code beside an unknown user: the words win",
    report({}, { status: "5.7.1", diagnostic: "550 5.7.1 <ana@example.net>... User unknown" }),
    { status: "5.7.1", bounce: "hard" },
  ],
  [
    "a disabled mailbox",
    report({}, { status: "5.2.1", diagnostic: "550 5.2.1 The email account that you tried to reach is disabled." }),
    { status: "5.2.1", bounce: "hard" },
  ],
  [
    "a domain that does not exist counts the second time",
    report({}, { status: "5.1.2", diagnostic: "550 5.1.2 Bad destination system address" }),
    { status: "5.1.2", bounce: "hard_on_second" },
  ],
  [
    "a report of success",
    report(
      { Subject: "Successful Mail Delivery Report" },
      { status: "2.0.0", action: "delivered", diagnostic: "250 2.0.0 OK" },
    ),
    { action: "delivered", status: "2.0.0" },
  ],
  [
    "a server that goes no further",
    report({}, { status: "2.0.0", action: "relayed" }),
    { action: "relayed", status: "2.0.0" },
  ],
  [
    "headers only come back, without a return path of ours",
    partsMail(
      { ...withoutVerp, "Return-Path": "<>", From: "postmaster@example.net", Subject: "Undeliverable" },
      "multipart/report; report-type=delivery-status",
      [
        ["text/plain", "Undeliverable."],
        [
          "message/delivery-status",
          "Reporting-MTA: dns; mx.example.net\n\nOriginal-Recipient: rfc822;ana@example.net\nAction: failed\nStatus: 5.1.1\n",
        ],
        ["text/rfc822-headers", `Subject: Your roof\nMessage-ID: ${ourId}\n`],
      ],
    ),
    { status: "5.1.1", bounce: "hard" },
  ],
  [
    "German prose of an old server",
    mailOf(
      {
        "Return-Path": "<>",
        From: "postmaster@example.net",
        Subject: "Unzustellbar: Your roof",
        "Delivered-To": `b+${token}@mail.northwind.test`,
      },
      "Die Nachricht konnte nicht zugestellt werden.\n550 5.1.1 Empfänger unbekannt\n",
    ),
    { status: "5.1.1", recipient: null, bounce: "hard" },
  ],
];
