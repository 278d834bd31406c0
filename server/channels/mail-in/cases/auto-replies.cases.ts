import { mailOf, ourId } from "./write";

type Expected = { awayUntil?: string | null; hasLeft?: boolean };
type AutoCase = readonly [name: string, raw: Buffer, expected: Expected];

const outlook = (subject: string, body: string) =>
  mailOf(
    { Subject: subject, "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", "In-Reply-To": ourId },
    body,
  );

/** Automatic answers; all of them came on 23 November 2026. */
export const autoReplies: readonly AutoCase[] = [
  [
    "Outlook in English",
    outlook("Automatic reply: Your roof", "I am out of the office until December 3, 2026."),
    { awayUntil: "2026-12-03" },
  ],
  [
    "Outlook in German",
    outlook("Automatische Antwort: Ihr Dach", "Ich bin bis einschließlich 03.12.2026 nicht im Büro."),
    { awayUntil: "2026-12-03" },
  ],
  [
    "Outlook in French",
    outlook("Réponse automatique : Votre toit", "Je suis absente jusqu'au jeudi 3 décembre inclus."),
    { awayUntil: "2026-12-03" },
  ],
  [
    "Outlook in Spanish",
    outlook("Respuesta automática: Su tejado", "Estaré fuera de la oficina hasta el 3 de diciembre de 2026."),
    { awayUntil: "2026-12-03" },
  ],
  [
    "Outlook in Portuguese",
    outlook("Resposta automática: Seu telhado", "Estou em férias até o dia 3 de dezembro."),
    { awayUntil: "2026-12-03" },
  ],
  [
    "Outlook in Dutch",
    outlook("Automatisch antwoord: Uw dak", "Ik ben afwezig tot en met 3 december."),
    { awayUntil: "2026-12-03" },
  ],
  [
    "Outlook in Italian",
    outlook("Risposta automatica: Il tuo tetto", "Sarò assente fino al 3 dicembre 2026."),
    { awayUntil: "2026-12-03" },
  ],
  [
    "Outlook in Japanese",
    outlook("自動応答: 屋根について", "2026年12月3日(木)まで不在にしております。"),
    { awayUntil: "2026-12-03" },
  ],
  [
    "by its subject alone, in English",
    mailOf({ Subject: "Out of office: Your roof" }, "Back on Monday, December 7."),
    { awayUntil: "2026-12-07" },
  ],
  [
    "by its subject alone, in German",
    mailOf({ Subject: "Abwesenheitsnotiz" }, "Ab dem 7. Dezember bin ich wieder da."),
    { awayUntil: "2026-12-07" },
  ],
  [
    "by its subject alone, in French",
    mailOf({ Subject: "Absence du bureau" }, "De retour le 7 décembre."),
    { awayUntil: "2026-12-07" },
  ],
  [
    "by its subject alone, in Swedish",
    mailOf({ Subject: "Automatiskt svar: Ditt tak" }, "Jag är ledig."),
    { awayUntil: null },
  ],
  [
    "by its subject alone, in Polish",
    mailOf({ Subject: "Automatyczna odpowiedź: Dach" }, "Jestem na urlopie."),
    { awayUntil: null },
  ],
  ["by its subject alone, in Japanese", mailOf({ Subject: "不在通知" }, "ただいま不在です。"), { awayUntil: null }],
  [
    "a date in the next year",
    outlook("Automatic reply: Your roof", "I will return on 4 January."),
    { awayUntil: "2027-01-04" },
  ],
  [
    "a date as ISO writes it",
    outlook("Automatic reply: Your roof", "Away until 2026-12-03."),
    { awayUntil: "2026-12-03" },
  ],
  [
    "a date that could be two: the earlier one to come",
    outlook("Automatic reply: Your roof", "Back on 12/01/2027."),
    { awayUntil: "2027-01-12" },
  ],
  [
    "a date that is past is none",
    outlook("Automatic reply: Your roof", "I was away until 3 March 2026."),
    { awayUntil: null },
  ],
  [
    "the vacation program of Unix",
    mailOf(
      { Subject: "away from my mail", Precedence: "junk", "Auto-Submitted": "auto-replied" },
      "I will not be reading my mail for a while.",
    ),
    { awayUntil: null },
  ],
  ["procmail's X-Autorespond", mailOf({ "X-Autorespond": "vacation" }, "Thanks, I'll read it later."), {}],
  [
    "a ticket system with an empty return path",
    mailOf({ "Return-Path": "<>", Subject: "[#4711] We got your mail" }, "Your ticket number is 4711."),
    {},
  ],
  [
    "a mailing list",
    mailOf(
      { "List-Id": "Roofers <roofers.lists.test>", Precedence: "list", Subject: "[roofers] Slate or tile?" },
      "What do you think?",
    ),
    {},
  ],
  ["bulk mail", mailOf({ Precedence: "bulk", Subject: "Our newsletter" }, "News."), {}],
  [
    "somebody who left, in English",
    outlook("Automatic reply: Your roof", "Ana Lee no longer works here. Please write to Ben."),
    { hasLeft: true },
  ],
  [
    "somebody who left, in German",
    outlook("Automatische Antwort", "Frau Lee ist nicht mehr im Unternehmen tätig."),
    { hasLeft: true },
  ],
  ["somebody who left, in French", outlook("Réponse automatique", "Ana Lee a quitté la société."), { hasLeft: true }],
  [
    "somebody who left, in Spanish",
    outlook("Respuesta automática", "Ana Lee ya no trabaja en esta empresa."),
    { hasLeft: true },
  ],
];
