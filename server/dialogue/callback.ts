const dayMs = 86_400_000;
const DEFAULT_DAYS = 30;

const months: readonly RegExp[] = [
  "jan|january|enero|janvier|januar|janeiro",
  "feb|february|febrero|fevrier|février|februar|fevereiro",
  "mar|march|marzo|mars|märz|maerz|março|marco",
  "apr|april|abril|avril",
  "may|mayo|mai|maio",
  "jun|june|junio|juin|juni|junho",
  "jul|july|julio|juillet|juli|julho",
  "aug|august|agosto|août|aout",
  "sep|sept|september|septiembre|septembre|setembro",
  "oct|october|octubre|octobre|oktober|outubro",
  "nov|november|noviembre|novembre|novembro",
  "dec|december|diciembre|décembre|decembre|dezember|dezembro",
].map((names) => new RegExp(`(?<!\\p{L})(?:${names})(?!\\p{L})`, "iu"));

const spans: readonly (readonly [RegExp, number])[] = [
  [/tomorrow|mañana|demain|\bmorgen\b|amanhã/iu, 1],
  [/next week|próxima semana|semana que viene|semaine prochaine|nächste woche|semana que vem/iu, 7],
  [/couple of weeks|few weeks|quelques semaines|paar wochen|unas semanas|umas semanas/iu, 14],
  [/few months|couple of months|unos meses|quelques mois|paar monate|alguns meses/iu, 75],
  [/next year|año que viene|próximo año|l'année prochaine|nächstes jahr|ano que vem/iu, 180],
];

const counted = /(\d{1,2})\s*(day|week|month|día|dia|semana|mes|jour|semaine|mois|tag|woche|monat)/iu;
const unitDays = (unit: string): number => (/^(w|se|wo)/i.test(unit) ? 7 : /^(m)/i.test(unit) ? 30 : 1);

/** Until when a "not now" asks us to wait, from the lead's own words; 30 days when they name no time. At 15:00 UTC: the gate moves it into the window. */
export function callbackFrom(text: string, now: Date): Date {
  const month = months.findIndex((name) => name.test(text.replace(/\bmay(be)?\s+(i|we|you|be|not)\b|maybe/gi, " ")));
  if (month >= 0) return firstOf(month, now);
  const [, amount, unit] = counted.exec(text) ?? [];
  const days = amount && unit ? Number(amount) * unitDays(unit) : spans.find(([words]) => words.test(text))?.[1];
  return new Date(now.getTime() + (days ?? DEFAULT_DAYS) * dayMs);
}

function firstOf(month: number, now: Date): Date {
  const thisYear = new Date(Date.UTC(now.getUTCFullYear(), month, 1, 15));
  return thisYear > now ? thisYear : new Date(Date.UTC(now.getUTCFullYear() + 1, month, 1, 15));
}
