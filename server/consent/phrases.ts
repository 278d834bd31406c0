import { plain } from "./normalise";

/** Wordings that a reasonable person reads as "do not contact me", by language. Recall first: a missed one costs more. */
const optOut: readonly RegExp[] = [
  // English
  /\b(?:stop|quit|cease|end)\s+(?:all\s+|sending\s+|with\s+|this\s+|these\s+|the\s+|your\s+|me\s+)*(?:text|txt|messag|msg|contact|send|spam|bother|harass|call|sms|writing)/,
  /\b(?:don't|dont|do not|never|no more|not)\s+(?:ever\s+)?(?:text|txt|message|msg|contact|call|write|bother|send)\w*\s*(?:me|us|my|this|to me|again|anymore|any more)?\b(?!\s+(?:until|till|before))/,
  /\bno more (?:of )?(?:these |your )?(?:texts?|txts?|messages?|msgs?|sms)\b/,
  /\b(?:take|get|remove|delete|drop|scratch)\s+(?:me|my (?:number|name|phone|contact|info\w*)|us|this number)\s+(?:off|from|out)\b/,
  /\b(?:remove|delete|erase|lose|forget|block)\s+(?:my|this|the)\s+(?:number|phone|name|contact|info\w*|data)\b/,
  /\b(?:remove|unsubscribe|unenroll|opt)\s+(?:me|us)\b|\bopt(?:ing)?[\s-]?(?:me\s+)?out\b|\bunsubscribe\b|\bun-?subscribe\b/,
  /\bleave (?:me|us) (?:the \w+ )?alone\b|\bgo away\b|\bget lost\b|\bf\W*\w*\W* off\b|\bpiss off\b|\bbuzz off\b|\bbug off\b/,
  /\bdo not (?:contact|call|disturb)\b|\bdon't (?:ever )?(?:contact|reach out)\b|\bno longer (?:wish|want) to (?:receive|hear|get)\b/,
  /\b(?:don't|dont|do not) (?:want|wanna|wish) (?:to (?:get|receive|hear)|any ?more|your|these|any (?:more )?)\s*(?:any\s+)?(?:more\s+)?(?:of\s+)?(?:these\s+|your\s+|from\s+)?(?:text|txt|message|msg|sms|from|you|spam|this)/,
  /\b(?:i'?m|i am|we'?re) (?:done|out|over) (?:with )?(?:these|your|the) (?:texts?|messages?)\b|\bcease and desist\b|\brevoke (?:my )?consent\b|\bwithdraw (?:my )?consent\b/,
  /\b(?:please|pls|just|kindly)\s+stop\b(?!\s+(?:by|in|over|at|and|worry|the car))|^stop\b[\s,.!]*(?:it|this|that|now|already|please|bothering|spamming|ffs|wtf|immediately)?[\s.!]*$/,
  /\bwrong number[\s,.!-]*(?:please )?stop\b|\bstop\b.*\bspam\b|\bspam\b.*\bstop\b|\breport(?:ing|ed)? (?:you|this|as) (?:as )?(?:spam|junk)\b/,
  /\bnot? (?:to )?(?:be )?contact(?:ed)? (?:me )?(?:again|any ?more|further)\b|\bi (?:said|told you|asked you)(?: to)? (?:stop|no)\b/,
  // Spanish
  /\b(?:d[eé]j[ea](?:n|me|nme|d|dme)?(?:me)?|dejen?) (?:de |en )(?:escribir|mandar|enviar|molestar|paz|contactar|textear|llamar)/,
  /\bd[eé]j[ea]n?me (?:en paz|tranquil)|\bno me (?:escrib|mand|env[ií]|molest|contact|llam|text)\w*|\bno quiero (?:m[aá]s|recibir|sus|que me)\b/,
  /\b(?:b[oó]rr|elim[ií]n|qu[ií]t|s[aá]qu|elimin|saqu)\w*me\b.*\b(?:lista|n[uú]mero|base)\b|\b(?:dar|denme|darme|dame|dad) de baja\b|\bno m[aá]s (?:mensajes|textos|sms)\b|\bpare(?:n)? de (?:escribir|mandar|enviar|molestar)/,
  // French
  /\b(?:arr[eê]te[zr]?|cesse[zr]?) (?:de |d')\s*(?:m'|me\b|nous|envoyer|contacter|[eé]crire)|\bne m(?:'|e )?\s*(?:contacte|[eé]cri|envo|d[eé]range|appel|harc)\w*\s*(?:z|s)?\s*(?:plus|pas)/,
  /\blaisse[zr]?[- ]moi (?:tranquille|en paz|en paix)|\bd[eé](?:sabonne|sinscri)\w*|\b(?:retire|supprime|enl[eè]ve)[zr]?[- ]moi\b|\bplus de (?:messages?|sms|textos?)\b/,
  // German
  /\b(?:h[oö]r(?:en|t)?|hoer(?:en|t)?) (?:sie )?(?:bitte )?(?:endlich )?(?:auf|damit)\b|\bkeine (?:weiteren |mehr )?(?:nachrichten|sms|werbung|texte)\b|\blass(?:en sie|t)? mich (?:bitte )?in ruhe\b/,
  /\bnicht mehr (?:kontaktieren|schreiben|anschreiben|anrufen|melden)\b|\b(?:l[oö]sch|entfern|streich)\w* (?:sie )?(?:mich|meine (?:nummer|daten))\b|\bm[oö]chte (?:das |keine|nicht)\b.*\b(?:mehr|nachrichten)\b|\bschreib(?:en sie|t)? mir nicht\b|\bmelde mich ab\b/,
  // Portuguese
  /\bpare(?:m)? de (?:me )?(?:mandar|enviar|escrever|contatar|incomodar|ligar)|\bn[aã]o me (?:mand|envi|escrev|contat|incomod|lig|perturb)\w*|\bme (?:tir|remov|retir|exclu)\w* (?:d[ea]|da) lista\b|\bn[aã]o quero (?:mais|receber)\b|\bme deix[ea]m? em paz\b/,
  // Italian, Dutch
  /\bsmett\w+ di (?:scriver|mandar|inviar|contattar|disturbar)|\bnon (?:mi )?(?:scriv|contatt|mand|disturb|chiam)\w* (?:pi[uù]|mai)|\bnon voglio (?:pi[uù]|ricevere)|\blasciatemi in pace\b|\b(?:cancell|toglie|rimuov)\w*mi\b/,
  /\bstop (?:met|ermee)\b|\b(?:stuur|bel|schrijf|contacteer) (?:me|mij) niet\b|\bgeen (?:berichten|sms|sms'jes) meer\b|\blaat (?:me|mij) met rust\b|\b(?:verwijder|haal) (?:me|mij|mijn nummer)\b/,
  // Polish, Swedish, Turkish
  /\bprosz[eę] (?:nie pisa[cć]|przesta[cć]|mnie usun)|\bprzesta[nń](?:cie)?\b.*\b(?:pisa|wysy[lł]a|dzwoni)|\bnie (?:pisz|piszcie|chc[eę] (?:wi[eę]cej|dostawa))|\bsluta (?:skicka|sms|kontakta|messa)|\binga fler (?:sms|meddelanden)|\bl[aä]mna mig i fred|\b(?:mesaj|sms) (?:atma|g[oö]nderme)|\brahat b[iı]rak/,
  // Russian, Arabic, Chinese, Japanese, Korean, Vietnamese
  /(?:не|перестаньте|хватит|прекратите)\s+(?:мне\s+)?(?:пиш|писать|присыла|слать|звон|беспоко)|удалите (?:мой|меня)|отпишите|оставьте меня/u,
  /لا ترسل|توقف عن|لا تراسل|احذف رقمي|الغاء الاشتراك|إلغاء الاشتراك/u,
  /别再?(?:给我)?发|不要再?(?:给我)?(?:发|联系|打扰)|请?停止(?:发送|联系)|退订|取消订阅|送(?:ら|信し)ないで|連絡しないで|やめてください|配信停止|보내지\s*마|연락하지\s*마|문자\s*그만|수신\s*거부/u,
  /đừng (?:nhắn|gửi|liên lạc|gọi)|ngừng (?:nhắn|gửi)|hủy đăng ký/u,
];

/** Wordings that only look like an opt-out: the object is something else, or the sense is the opposite. */
const innocent: readonly RegExp[] = [
  /\b(?:don't|dont|do not|never|please don't|can't|cannot|couldn't|won't|wouldn't) (?:ever )?stop\b/,
  /\bstop (?:by|over|in|at|off|for|and (?:see|look|visit)|the (?:car|leak|noise|bleeding|water))\b|\b(?:bus|next|last|first|pit|full|one|train|truck|rest|short) stop\b|\bnon-?stop\b/,
  /\b(?:cancel|reschedule|move|end) (?:my|the|our|that|this) (?:appointment|order|booking|meeting|call|reservation|subscription to|policy|contract|service|plan)\b/,
  /\bend of (?:the |this |next )?(?:day|week|month|year|quarter|story|summer|spring|season|march|april|may|june|july|august)\b|\bweek ?end\b|\bin the end\b|\bat the end\b/,
  /\b(?:quit|quitting|stopped|stop) (?:my job|smoking|drinking|work|working|my|raining)\b|\bdon't (?:call|text|contact|message|write)( me)?(?: at (?:work|night)| (?:until|till|before|after|during|on|today|tonight|this|right now))\b/,
  /\bno (?:te preocupes|problem)\b|\bdon't worry\b|\bdo not hesitate\b|\bdon't forget to (?:text|call|message|contact|write)\b/,
];

/** Whether a text's own words ask to be left alone. Looks alike ("stop by at 5?", "don't stop") do not count, unless a clear one is there too. */
export function saysOptOut(text: string): boolean {
  const words = plain(text);
  if (!optOut.some((pattern) => pattern.test(words))) return false;
  if (!innocent.some((pattern) => pattern.test(words))) return true;
  const rest = innocent.reduce((left, pattern) => left.replace(new RegExp(pattern.source, "g"), " "), words);
  return optOut.some((pattern) => pattern.test(rest));
}
