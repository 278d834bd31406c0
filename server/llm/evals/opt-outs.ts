import { families } from "../corpus/grammar";

/** Unseen opt-outs: plain, indirect, angry, sarcastic, mixed, mistyped, and in twelve languages. */
export const heldOutOptOuts = [
  ...families(
    "en",
    "opt_out",
    `
[can you not|please don't] [text me another time|message me from now on|send me stuff]
[i'd like|i want] [my number|my name] [removed|taken off] [from your list|please|from your system]
[do me a favor|be nice] and [stop texting me|lose my number|take me off your list]
[no more|enough] [messages for me please|texts from you|of your texts]
[get|take] [me|us] off [your damn list|your text list|this group] [now|please|]
[stop|quit] [texting|messaging] [my phone|my wife|my work phone]
[i do not want|we don't want] [any texts|any more texts|further messages] [from you|from this business|]
[remove|delete] [my phone number|me] [immediately|from that database of yours|right away]
[please|kindly] [cease|discontinue] [all messages|texting me|all texts to this number]
[leave|just leave] [me alone|us alone] [for good|ok|, no more texts]
[unsubscribe|opt me out] [now please|of your messages|from your list]
[i asked you|i told you before] [to stop texting|not to message me|to take me off]
[nobody wants|i hate] [these texts|your spam], [stop it|remove me|unsubscribe]
[how much is it|thanks for the info], [actually stop texting me|but take me off your list]
[stpo|plz stop|stooop] [texting me|txting me|msging me]
[do not ever|never ever] [text me|message this phone|contact me] [again|]
[don't contact|do not contact] me [any further|at all|in the future]
[you don't have|you never had] my [permission|consent] to [text me|send messages], [stop|remove me]
`,
  ),
  ...families(
    "es",
    "opt_out",
    `
[no me escriban|no me manden mensajes] [otra vez|más por favor|nunca]
[quítenme|sáquenme] de [su lista ya|esta lista|sus contactos]
[quiero|deseo] [darme de baja ahora|dejar de recibir mensajes]
`,
  ),
  ...families(
    "fr",
    "opt_out",
    `
[ne m'écrivez|ne me contactez] [plus à ce numéro|plus s'il vous plaît]
[je veux|merci de] [me désinscrire|me désabonner|supprimer mon numéro]
`,
  ),
  ...families(
    "de",
    "opt_out",
    `
[schreiben sie mir|schicken sie mir] [nie wieder|bitte keine nachrichten mehr]
[ich möchte|bitte] [abgemeldet werden|mich abmelden|aus der liste gelöscht werden]
`,
  ),
  ...families(
    "pt",
    "opt_out",
    `
[não me mandem|não me enviem] [mais mensagens|mais sms]
[quero|por favor] [sair dessa lista|me descadastrar agora|tirem meu número da lista]
`,
  ),
  ...families(
    "it",
    "opt_out",
    `
[basta|stop] [messaggi|sms] [per favore|grazie]
[non mandatemi|non inviatemi] più [messaggi|sms]
`,
  ),
  ...families(
    "nl",
    "opt_out",
    `
[stuur me|stuur mij] [alsjeblieft geen berichten meer|niets meer]
[verwijder mij|haal me] [uit de lijst|van jullie lijst]
`,
  ),
  ...families(
    "pl",
    "opt_out",
    `
[przestańcie|proszę przestać] wysyłać [sms|mi wiadomości]
[usuńcie|proszę usunąć] [mój numer|mnie z waszej bazy]
`,
  ),
  ...families(
    "sv",
    "opt_out",
    `
[sluta|snälla sluta] [skicka sms|skriva]
[ta bort|radera] mitt nummer [tack|]
`,
  ),
  ...families(
    "tr",
    "opt_out",
    `
[bana bir daha|lütfen bir daha] [mesaj göndermeyin|sms yazmayın]
[beni|numaramı] [lütfen listeden silin|listenizden çıkarın artık]
`,
  ),
  ...families(
    "ru",
    "opt_out",
    `
[прекратите|перестаньте] [слать мне сообщения|мне писать смс]
[уберите|удалите] [меня из вашей базы|меня из списка рассылки]
`,
  ),
  ...families(
    "zh",
    "opt_out",
    `
[请停止|不要] [发短信给我|再给我发消息]
[取消订阅|退订] [谢谢|短信]
`,
  ),
];

/** Unseen harmless texts around stop, end, quit, cancel and remove. */
export const heldOutLookAlikes = [
  ...families(
    "en",
    "unclear",
    `
[i get off at|my stop is] the [last bus stop|next stop]
[class|work|school] ends [at noon|around four|on the 30th]
[i can't stop|she couldn't stop] [coughing|dancing|crying]
[he quit|they quit] [the team|his job] [yesterday|in may]
[we cancelled|i cancelled] [the wedding|our trip|my flight] [sadly|]
[could he|can he] stop by [the house|on his way home]?
[the end|end] of [august|the year|the block]
[remove|take off] [your shoes|the lid] [first|before entering]
[will the guy|do they] remove the [old tiles|tree stump] [too|]?
`,
  ),
  ...families(
    "en",
    "interested",
    `
[please don't stop|keep going], [i'm listening|i like this]
[i quit my old gym|i ended my contract], [so yes i'm interested|tell me more]
`,
  ),
  ...families(
    "en",
    "not_now",
    `
[at the end of|until the end of] [the month|the quarter] [i'm busy|nothing is possible]
`,
  ),
];
