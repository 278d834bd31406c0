import { awayUntil } from "./away-until";
import { headerOf, headersOf } from "./headers";
import type { MailParts } from "./parts";

/** A machine answered [RFC 3834]: no reply, and never answered. */
export interface AutoReply {
  /** Which sign gave it away, as a sentence. */
  readonly sign: string;
  /** The last day of the absence, where the words state it: "2026-12-03". */
  readonly awayUntil: string | null;
  readonly hasLeft: boolean;
}

type Sign = { readonly sentence: string; readonly holds: (parts: MailParts) => boolean };

/** How programs begin the subject of an automatic answer, by language; a person's reply begins with "Re:". */
export const autoSubjects: Record<string, RegExp> = {
  english:
    /^(?:auto(?:matic|mated)?[ -]?(?:reply|response|answer)|out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:vacation|holiday|leave)\b|i am away|vacation (?:reply|response)|ooo\b)/i,
  german:
    /^(?:automatische (?:antwort|r(?:ü|ue)ckmeldung)|abwesenheit|abwesend|nicht im (?:b(?:ü|ue)ro|haus)|urlaub|autoantwort)/i,
  french: /^(?:r[ée]ponse automatique|message automatique|absen(?:ce|te?)\b|en (?:cong[ée]s?|vacances))/i,
  spanish: /^(?:respuesta autom[áa]tica|fuera de (?:la )?oficina|ausencia|ausente|de vacaciones)/i,
  portuguese: /^(?:resposta autom[áa]tica|fora do escrit[óo]rio|aus[êe]ncia|ausente|em f[ée]rias)/i,
  dutch: /^(?:automatisch(?:e)? (?:antwoord|beantwoording)|afwezig|niet op kantoor|met vakantie)/i,
  italian: /^(?:risposta automatica|fuori (?:sede|ufficio)|assen(?:za|te)|in ferie)/i,
  japanese: /^(?:自動(?:応答|返信)|不在(?:通知|連絡)?)/,
  swedish: /^(?:automatiskt? svar|autosvar|fr[åa]nvaro)/i,
  danish: /^(?:automatisk svar|autosvar|frav[æa]r|ikke p[åa] kontoret)/i,
  polish: /^(?:automatyczna odpowied[źz]|odpowied[źz] automatyczna|nieobecno[śs][ćc])/i,
  finnish: /^(?:automaattinen vastaus|poissa)/i,
  russian: /^(?:автоматический ответ|автоответ|нет на месте)/i,
  chinese: /^(?:自动(?:回复|答复)|自動(?:回覆|回復))/,
  turkish: /^(?:otomatik (?:yan[ıi]t|cevap))/i,
};

const isAutoSubject = (subject: string) => Object.values(autoSubjects).some((pattern) => pattern.test(subject.trim()));

const signs: readonly Sign[] = [
  {
    sentence: "Auto-Submitted says so.",
    holds: (parts) => /^(?!no\b)\S/i.test(headerOf(parts, "auto-submitted")),
  },
  {
    sentence: "Precedence says so.",
    holds: (parts) => /^(?:bulk|junk|list|auto_reply)\b/i.test(headerOf(parts, "precedence")),
  },
  {
    sentence: "The sender's program marks it as automatic.",
    holds: (parts) =>
      headersOf(parts, ["x-autoreply", "x-autorespond", "x-auto-response-suppress", "x-autoreply-from"]).some(
        (value) => !/^(?:no|none|0)?$/i.test(value),
      ),
  },
  { sentence: "It came by a mailing list.", holds: (parts) => headerOf(parts, "list-id") !== "" },
  {
    sentence: "Its return path is empty.",
    holds: (parts) => headerOf(parts, "return-path").replace(/\s/g, "") === "<>",
  },
  {
    sentence: "It is a report.",
    holds: (parts) => /^multipart\/report\b/i.test(headerOf(parts, "content-type")),
  },
  { sentence: "Its subject is that of an automatic answer.", holds: ({ subject }) => isAutoSubject(subject) },
];

/** "X no longer works here", by language. */
const hasLeftPatterns: readonly RegExp[] = [
  /\b(?:no longer (?:work|employ|with (?:the |our )?(?:company|firm|organi[sz]ation|us)\b|at (?!(?:my|the) desk)|part of|associated|an? employee)|has left (?:the (?:company|organi[sz]ation|firm|business)|our|us\b)|left the company|not with the company any ?more)/i,
  /\b(?:nicht (?:mehr|l(?:ä|ae)nger) (?:im unternehmen|bei uns|f(?:ü|ue)r (?:uns|die)|in unserem|t(?:ä|ae)tig|besch(?:ä|ae)ftigt)|(?:das )?unternehmen verlassen|ausgeschieden)/i,
  /\b(?:ne (?:travaille|fait) plus (?:partie|chez|pour|dans)|ne fait plus partie|a quitt[ée] (?:la soci[ée]t[ée]|l['’]entreprise|notre))/i,
  /\b(?:ya no (?:trabaja|labora|forma parte)|dej[óo] (?:la empresa|de trabajar))/i,
  /\b(?:n[ãa]o trabalha mais|j[áa] n[ãa]o trabalha|deixou a empresa|n[ãa]o faz mais parte)/i,
  /\b(?:werkt niet (?:meer|langer)|niet (?:meer|langer) werkzaam|heeft (?:het bedrijf|onze organisatie) verlaten)/i,
  /\b(?:non lavora pi[ùu]|ha lasciato (?:l['’]azienda|la societ[àa])|non fa pi[ùu] parte)/i,
  /退職(?:いた|し)|退社(?:いた|し)/,
];

const looked = 20_000;

/** What an automatic answer says, or null for a mail that nobody marked as one. */
export function autoReplyOf(parts: MailParts, receivedAt: Date): AutoReply | null {
  const sign = signs.find(({ holds }) => holds(parts));
  if (!sign) return null;
  const words = `${parts.subject}\n${parts.text}`.slice(0, looked);
  return {
    sign: sign.sentence,
    awayUntil: awayUntil(words, receivedAt),
    hasLeft: hasLeftPatterns.some((pattern) => pattern.test(words)),
  };
}
