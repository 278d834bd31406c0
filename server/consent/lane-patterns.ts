/** Patterns of messaging-rules section 5, over `plain` text. What they catch is acted on before any model sees it. */

export const selfHarm: readonly RegExp[] = [
  /\b(?:kill(?:ing)? (?:my ?self)|end(?:ing)? (?:it all|my life)|suicid\w*|want(?:ed)? to die|wanna die|better off dead|no reason to live|take my own life|hurt(?:ing)? myself|cut(?:ting)? myself|i want to end it)\b/,
  /\bquiero morir|\bme quiero matar|\bsuicidarme|\bje veux mourir|\bme suicider|\bich will sterben|\bmich umbringen|\bquero morrer|\bme matar\b/,
];

export const threat: readonly RegExp[] = [
  /\bi(?:'ll| will| am going to|'m going to|'m gonna| gonna) (?:come (?:to|by) your (?:office|house|home|place)|find (?:you|where you live)|kill you|hurt you|burn|shoot|beat|break your|make you pay)\b/,
  /\b(?:watch your back|you(?:'re| are) dead|i know where you (?:live|work))\b|\bte voy a (?:matar|buscar)\b/,
];

export const minor: readonly RegExp[] = [
  /\bi(?:'m| am) (?:only |just |like )?(?:[5-9]|1[0-7])(?:\s*(?:years? old|yrs?|yo|y\/o))?\s*(?:[.!,?]|$)/,
  /\bi(?:'m| am) (?:only |just )?(?:[5-9]|1[0-7]) (?:years?|yrs?|yo)\b|\bi(?:'m| am) (?:a minor|underage|in (?:middle|elementary|high) school)\b|\bthis is (?:his|her|my) (?:kid|son|daughter)(?:'s phone)?\b|\btengo (?:[5-9]|1[0-7]) años\b/,
];

export const legal: readonly RegExp[] = [
  /\b(?:my|our) (?:lawyer|attorney|solicitor)s?\b(?! (?:friend|recommend|referred|uses|also))|\btcpa\b|\b(?:i(?:'ll| will)|i'm going to|gonna|we(?:'ll| will)) (?:sue|take legal action|report you to)\b|\bsue you\b|\blawsuit\b|\blegal action\b|\bfcc complaint\b|\bsmall claims\b/,
  /\b(?:gdpr|ccpa|data protection|privacy) (?:request|complaint|law)\b|\bgdpr\b|\bdsar\b|\bmi abogado\b|\bmon avocat\b|\bmein(?:en)? anwalt\b|\bmeu advogado\b/,
];

export const deceased: readonly RegExp[] = [
  /\b(?:he|she|they|my (?:late )?(?:husband|wife|father|mother|dad|mom|mum|son|daughter|brother|sister|partner|uncle|aunt|boss|grand\w+)|(?:mr|mrs|ms)\.? \w+|the (?:owner|person|man|woman)|this person) (?:has |have |just |recently |sadly )*(?:passed away|died|is dead|is deceased|passed (?:last|this) (?:week|month|year)|passed in \w+|passed\s*[.!]*$)/,
  /(?<!\bi )\b(?:has |have |just |recently )?passed away\b(?! the time)/,
  /\b(?:is|are) no longer with us\b|\bdeceased\b|\bfalleci[oó]\b|\best[aá] muert[oa]\b|\best d[eé]c[eé]d[eé]e?\b|\bverstorben\b|\bfaleceu\b/,
];

export const wrongNumber: readonly RegExp[] = [
  /\bwrong (?:number|person|guy|one)\b|\b(?:you(?:'ve| have)? (?:got|have|reached)) the wrong\b|\bthis (?:is not|isn't|ain't) (?:\w+'s|his|her|their|that person's) (?:number|phone|cell)|\bthis (?:is not|isn't) (?:him|her|that person)\b|^not (?:him|her)[.! ]*$|\bi(?:'m| am) not (?:him|her|that person|the person)\b/,
  /\b(?:no one|nobody) (?:here )?(?:by|with) that name\b|\bn[uú]mero equivocado\b|\bse equivoc[oó]\b|\bmauvais num[eé]ro\b|\bfalsche nummer\b|\bn[uú]mero errado\b|\bnumero sbagliato\b/,
];

export const wantsPerson: readonly RegExp[] = [
  /\b(?:talk|speak|chat|connect me|transfer me|get me|put me) (?:to|with|through to)?\s*(?:a |an |the |some )?(?:real |actual |live |human )?(?:human|person|someone|somebody|agent|manager|representative|rep|supervisor)\b/,
  /\b(?:have|let|ask) (?:someone|somebody|a person|a human|your manager) (?:call|contact|phone|reach)\b|\bhablar con (?:una persona|alguien|un humano)\b|\bparler [aà] (?:une personne|quelqu'un|un humain)\b|\bmit einem menschen\b|\bfalar com (?:uma pessoa|algu[eé]m|um humano)\b/,
];

export const autoReply: readonly RegExp[] = [
  /\b(?:i(?:'m| am) (?:currently )?(?:driving|out of (?:the )?office|away from my phone))\b.*\b(?:will|i'll|reply|respond|get back|text)\b|\bauto(?:matic|mated)?[- ]?(?:reply|response|message)\b|\bdo not disturb while driving\b/,
  /\bthis (?:number|mailbox|inbox) (?:is not|isn't) (?:monitored|accepting)\b|\bthank you for (?:contacting|your message)[,.!].*\b(?:business hours|shortly|as soon as)\b/,
];
