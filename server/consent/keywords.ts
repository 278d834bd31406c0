import { bare, isOneEditApart, joinedLetters } from "./normalise";

export type Keyword = "stop" | "start" | "help";

/** Twilio's own words, those of carriers, and the local words of other languages (messaging-rules 1.6). */
const stopWords = new Set(
  (
    "STOP STAHP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT REMOVE STOPP ARRET ARRÊT ARRETER ARRÊTER ARRETEZ ARRÊTEZ DESABONNER " +
    "DÉSABONNER DESINSCRIRE DÉSINSCRIRE ALTO PARAR PARE PARA BASTA BAJA CANCELAR DETENER SALIR STOPPEN AUFHÖREN AUFHOEREN ABMELDEN " +
    "ABBESTELLEN SAIR REMOVER DESCADASTRAR FERMA FERMARE ANNULLA DISISCRIVI AFMELDEN UITSCHRIJVEN AVSLUTA AFMELD AVMELD LOPETA " +
    "WYPISZ REZYGNUJĘ СТОП ОТПИСАТЬСЯ ОТПИСАТЬ توقف الغاء إلغاء 停止 退订 取消订阅 配信停止 해지 중지 수신거부 DUR İPTAL IPTAL"
  ).split(" "),
);
const stopPhrases = new Set([
  "OPT OUT",
  "STOP ALL",
  "STOP IT",
  "STOP NOW",
  "END ALL",
  "OPT ME OUT",
  "NO MAS",
  "NO MÁS",
  "DAR DE BAJA",
  "STOP SMS",
  "STOP TEXT",
  "STOP TEXTS",
  "STOP MESSAGES",
  "CANCEL ALL",
  "UNSUB",
  "REMOVE ME",
]);
const startWords = new Set(["START", "UNSTOP"]);
const helpWords = new Set(["HELP", "INFO", "AYUDA", "AIDE", "HILFE", "AJUDA"]);

/** Words that say please or thanks and change nothing. */
const courtesies = new Set(
  "PLEASE PLS PLZ THANKS THANK YOU THX NOW TY SIR MAAM POR FAVOR GRACIAS SVP MERCI BITTE DANKE OBRIGADO OBRIGADA PER FAVORE GRAZIE".split(
    " ",
  ),
);

/** The words whose misspelling is still a stop; short everyday words are not among them. */
const misspellable = ["STOP", "UNSUBSCRIBE", "OPTOUT", "STOPALL", "CANCEL"];
/** One letter away from a stop word, yet words of their own. */
const ownWords = new Set(
  "SHOP STEP TOP SLOP SOP STOPS ATOP STOW SWOP STOMP STROP STO STORE CANCELS CANCELED".split(" "),
);

const withoutCourtesy = (text: string): string => {
  const words = text.split(" ");
  while (words.length > 1 && courtesies.has(words.at(-1) ?? "")) words.pop();
  while (words.length > 1 && courtesies.has(words[0] ?? "")) words.shift();
  return words.join(" ");
};

const isMisspelledStop = (text: string): boolean =>
  text.split(" ").length <= 2 &&
  !ownWords.has(text) &&
  misspellable.some((word) => isOneEditApart(text.replace(" ", ""), word) && text.replace(" ", "").length >= 4);

/** "STOOOPPP" */
const isDrawnOutStop = (text: string): boolean => text.replace(/(.)\1+/gu, "$1") === "STOP";

const isRepeatedStop = (text: string): boolean => {
  const words = text.split(" ");
  return words.length > 1 && words.length <= 6 && words.every((word) => stopWords.has(word));
};

/**
 * The keyword that a whole text is: "STOP", " sToP!! ", "stop please", "s t o p", full-width letters, one typo.
 * Null for everything else; other wording is the phrases' and the classifier's business.
 */
export function keywordIn(text: string): Keyword | null {
  const words = withoutCourtesy(joinedLetters(bare(text)));
  const joined = words.split(" ").length === 2 ? words.replace(" ", "") : words;
  if (isDrawnOutStop(joined) || stopWords.has(joined) || stopPhrases.has(words) || isRepeatedStop(words)) return "stop";
  if (startWords.has(words)) return "start";
  if (helpWords.has(words)) return "help";
  return isMisspelledStop(words) ? "stop" : null;
}

/** A bare yes: an opt-in only after our opt-in question to a suppressed person. */
export const isYes = (text: string): boolean => /^(YES|Y|YEAH|YEP|SI|SÍ|OUI|JA|SIM)$/.test(withoutCourtesy(bare(text)));
