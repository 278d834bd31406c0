import { mailOf, ourId, partsMail, token } from "./write";

type ReplyCase = readonly [name: string, raw: Buffer, said: string];

const answering = { "In-Reply-To": ourId, References: ourId };
const quoted =
  "> Hello Ana, shall we look at your roof?\n> Northwind, 1 Main St. Unsubscribe: https://u.northwind.test/o/x\n";

/** Replies, and what of each a person reads in the thread. */
export const replies: readonly ReplyCase[] = [
  [
    "Gmail, on top",
    mailOf(
      answering,
      `Yes, Tuesday works.\n\nOn Mon, Nov 23, 2026 at 9:00 AM Northwind <hello@mail.northwind.test>\nwrote:\n\n${quoted}`,
    ),
    "Yes, Tuesday works.",
  ],
  [
    "below the quote",
    mailOf(answering, `On Mon, 23 Nov 2026, Northwind wrote:\n${quoted}\nYes, Tuesday works.\n`),
    "Yes, Tuesday works.",
  ],
  [
    "between the lines",
    mailOf(
      answering,
      `On Mon, 23 Nov 2026, Northwind wrote:\n> Shall we look at your roof?\nYes please.\n> Which day?\nTuesday.\n`,
    ),
    "Yes please.\nTuesday.",
  ],
  [
    "Outlook's divider",
    mailOf(
      answering,
      "Call me tomorrow.\n\n-----Original Message-----\nFrom: Northwind\nSent: Monday\nTo: Ana\nSubject: Your roof\n\nHello Ana\n",
    ),
    "Call me tomorrow.",
  ],
  [
    "Outlook's header block without a divider",
    mailOf(
      answering,
      "Call me tomorrow.\n\n________________________________\nFrom: Northwind <hello@mail.northwind.test>\nSent: Monday, 23 November 2026 09:00\nTo: Ana Lee\nSubject: Your roof\n\nHello Ana\n",
    ),
    "Call me tomorrow.",
  ],
  [
    "Outlook in German",
    mailOf(
      answering,
      "Rufen Sie mich an.\n\nVon: Northwind <hello@mail.northwind.test>\nGesendet: Montag, 23. November 2026 09:00\nAn: Ana Lee\nBetreff: Ihr Dach\n\nHallo Ana\n",
    ),
    "Rufen Sie mich an.",
  ],
  [
    "Outlook in French",
    mailOf(
      answering,
      "Appelez-moi.\n\nDe : Northwind <hello@mail.northwind.test>\nEnvoyé : lundi 23 novembre 2026 09:00\nÀ : Ana Lee\nObjet : Votre toit\n\nBonjour\n",
    ),
    "Appelez-moi.",
  ],
  [
    "Thunderbird in German",
    mailOf(answering, `Gern am Dienstag.\n\nAm 23.11.26 um 10:00 schrieb Northwind:\n${quoted}`),
    "Gern am Dienstag.",
  ],
  [
    "Apple Mail in French",
    mailOf(
      answering,
      `Oui, mardi.\n\nLe 23 nov. 2026 à 10:00, Northwind <hello@mail.northwind.test> a écrit :\n\n${quoted}`,
    ),
    "Oui, mardi.",
  ],
  [
    "Gmail in Spanish",
    mailOf(
      answering,
      `Sí, el martes.\n\nEl lun, 23 nov 2026 a las 10:00, Northwind (<hello@mail.northwind.test>) escribió:\n\n${quoted}`,
    ),
    "Sí, el martes.",
  ],
  [
    "Gmail in Portuguese",
    mailOf(
      answering,
      `Sim, terça.\n\nEm seg., 23 de nov. de 2026 às 10:00, Northwind <hello@mail.northwind.test> escreveu:\n\n${quoted}`,
    ),
    "Sim, terça.",
  ],
  [
    "Gmail in Dutch",
    mailOf(
      answering,
      `Ja, dinsdag.\n\nOp ma 23 nov 2026 om 10:00 schreef Northwind <hello@mail.northwind.test>:\n\n${quoted}`,
    ),
    "Ja, dinsdag.",
  ],
  [
    "Gmail in Italian",
    mailOf(
      answering,
      `Sì, martedì.\n\nIl giorno lun 23 nov 2026 alle ore 10:00 Northwind <hello@mail.northwind.test> ha scritto:\n\n${quoted}`,
    ),
    "Sì, martedì.",
  ],
  [
    "Gmail in Japanese",
    mailOf(
      answering,
      `火曜日でお願いします。\n\n2026年11月23日(月) 10:00 Northwind <hello@mail.northwind.test>:\n\n${quoted}`,
    ),
    "火曜日でお願いします。",
  ],
  [
    "a signature",
    mailOf(answering, `Yes, Tuesday works.\n\n-- \nAna Lee\nLee Roofing, Springfield\n`),
    "Yes, Tuesday works.",
  ],
  [
    "a telephone's signature",
    mailOf(
      answering,
      `Tuesday\n\nSent from my iPhone\n\n> On 23 Nov 2026, at 10:00, Northwind <hello@mail.northwind.test> wrote:\n> \n> Hello Ana\n`,
    ),
    "Tuesday",
  ],
  [
    "quotes in quotes",
    mailOf(
      answering,
      `Fine.\n\nOn Mon, 23 Nov 2026, Northwind wrote:\n> Good.\n>\n> On Sun, 22 Nov 2026, Ana wrote:\n>> Tuesday?\n>>> Monday?\n`,
    ),
    "Fine.",
  ],
  [
    "no quote at all",
    mailOf(answering, "What does it cost?\nAnd how long does it take?\n"),
    "What does it cost?\nAnd how long does it take?",
  ],
  [
    "a word of the quote's own in the middle of a sentence",
    mailOf(answering, "I asked on Monday what he wrote:\nnothing came.\n"),
    "I asked on Monday what he wrote:\nnothing came.",
  ],
  [
    "forwarded with a note",
    mailOf(
      answering,
      "Ben, can you answer this?\n\n---------- Forwarded message ---------\nFrom: Northwind <hello@mail.northwind.test>\nDate: Mon, Nov 23, 2026 at 9:00 AM\nSubject: Your roof\nTo: <ana@example.net>\n\nHello Ana\n",
    ),
    "Ben, can you answer this?",
  ],
  [
    "forwarded without a word",
    mailOf(
      answering,
      "---------- Forwarded message ---------\nFrom: Northwind <hello@mail.northwind.test>\nSubject: Your roof\nTo: <ana@example.net>\nDate: Monday\n\nHello Ana\n",
    ),
    "",
  ],
  [
    "plain text is read, not its HTML sister",
    partsMail(answering, "multipart/alternative", [
      ["text/plain; charset=utf-8", `Tuesday.\n\n${quoted}`],
      ["text/html; charset=utf-8", "<p>Something else</p>"],
    ]),
    "Tuesday.",
  ],
  [
    "HTML alone: Gmail's container",
    mailOf(
      { ...answering, "Content-Type": "text/html; charset=utf-8" },
      '<div dir="ltr">Yes,<br>Tuesday works.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Northwind wrote:<br></div><blockquote class="gmail_quote">Hello Ana</blockquote></div>',
    ),
    "Yes,\nTuesday works.",
  ],
  [
    "HTML alone: Outlook's container",
    mailOf(
      { ...answering, "Content-Type": "text/html; charset=utf-8" },
      '<p>Call me.</p><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Northwind<br><b>Sent:</b> Monday</div><div>Hello Ana</div>',
    ),
    "Call me.",
  ],
  [
    "HTML alone: Apple's blockquote, answered below",
    mailOf(
      { ...answering, "Content-Type": "text/html; charset=utf-8" },
      '<blockquote type="cite">Which day?</blockquote><div>Tuesday.</div>',
    ),
    "Tuesday.",
  ],
  [
    "a charset of its own",
    Buffer.concat([
      mailOf({ ...answering, "Content-Type": "text/plain; charset=iso-8859-1" }, ""),
      Buffer.from("Déjà vu.", "latin1"),
    ]),
    "Déjà vu.",
  ],
  [
    "quoted-printable",
    mailOf(
      { ...answering, "Content-Transfer-Encoding": "quoted-printable" },
      "Gr=C3=BC=C3=9Fe aus K=C3=B6ln =\nam Rhein",
    ),
    "Grüße aus Köln am Rhein",
  ],
  ["by the plus-address alone", mailOf({ "Delivered-To": `r+${token}@mail.northwind.test` }, "Hello?"), "Hello?"],
];
