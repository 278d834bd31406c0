import { families } from "./grammar";

/** Opt-outs, second round: plain, indirect, angry, sarcastic, mixed, mistyped, and in twelve languages. */
export const stopsMore = [
  ...families(
    "en",
    "opt_out",
    `
[for the love of god|seriously|omg] [stop texting|no more texts|quit it with the texts]
[please|kindly] [make sure|see to it] [i don't get|that i never receive] [another text|any further messages]
[yo|dude|bro] [quit hittin my phone|stop blowing up my phone|stop hitting me up]
[i never|i didn't] [signed up for this|sign up for these texts|agree to this], [stop|remove me|take me off]
[would you kindly|can you pls] [get rid of my number|wipe my number from your system|get me off this list]
[not interested|no thank you] and [don't text me again|please remove my number|stop contacting me]
[consider this|this is] my [request to opt out|formal request to stop texting me|opt-out]
[i'm done|so done] [with these texts|getting your messages], [unsubscribe me|stop sending them]
[take my name off|get my name off|remove my name from] [whatever list you have|that list of yours|your call list]
[if you text me again|text me one more time and] i'll [block you|report you for spam]
[thanks for nothing|cute], now [stop messaging me|lose my digits|leave me alone]
[i do not|i don't] wish to [be contacted|receive texts from you|hear from this company] [further|any more]
[pls|plz] [stp txting me|stop txtin|dont txt me no more]
[wrong person|i'm not her], [stop texting this number|remove this number from your list]
[stop sending|quit sending] [me this junk|me offers|promotions|this crap]
[that's enough|enough now], [no more messages|stop bothering me]
[we've moved on|already bought one], please [take us off your list|stop the messages]
[how many times must i say|i keep telling you] [stop|to remove me|to stop texting]
[opt me out of|get me out of|unsubscribe me from] [everything|this service|your sms]
[never again|don't ever] [contact me|write to this number|text this phone]
[i hereby|i] [withdraw|revoke] [my consent to texts|permission to text me|all consent]
[let this be|make this] the last [message you send me|text i get from you]
[my answer is no|it's a no], [please stop reaching out|quit asking me]
[delete|erase] [my details|my data and stop texting|my contact info] [at once|immediately|please]
`,
  ),
  ...families(
    "es",
    "opt_out",
    `
[por favor|oiga], [no me manden más nada|dejen de enviarme cosas|quítenme de esa lista]
[ya no quiero|no quiero] [que me manden mensajes|saber nada de ustedes|recibir esto]
[denme|quiero que me den] de baja [ya|de la lista|por favor]
[dejen de molestar|no me molesten más|no molesten más]
`,
  ),
  ...families(
    "fr",
    "opt_out",
    `
[merci de|veuillez] [ne plus m'écrire|me retirer de vos contacts|cesser les messages]
[je ne veux plus|je ne souhaite plus] [être contacté|avoir de vos nouvelles]
[fichez-moi|foutez-moi] la paix
[stop les messages|arrêtez les sms|arrêtez ça tout de suite]
`,
  ),
  ...families(
    "de",
    "opt_out",
    `
[bitte|] [nicht mehr schreiben|keine sms mehr senden|löschen sie meine daten und schreiben sie nicht mehr]
[nehmen sie meine nummer|nehmt mich] [aus dem system|von eurer liste]
[ich wünsche|wir wünschen] [keinen kontakt mehr|keine weiteren nachrichten]
[hören sie endlich auf|jetzt reicht's, aufhören] [zu schreiben|mit den sms]
`,
  ),
  ...families(
    "pt",
    "opt_out",
    `
[por favor|] [parem com as mensagens|não mandem mais mensagem|não me procurem mais]
[tira|tirem] meu [número|nome] [dessa lista|daí]
[não quero mais|não desejo] [contato|saber de vocês|receber isso]
`,
  ),
  ...families(
    "it",
    "opt_out",
    `
[per favore|vi prego] [non scrivetemi più|smettetela di scrivere|cancellate il mio numero]
[non voglio|non desidero] [più messaggi|essere disturbato|ricevere altro]
`,
  ),
  ...families(
    "nl",
    "opt_out",
    `
[alsjeblieft|gelieve] [geen berichten meer te sturen|niet meer sturen|mij van de lijst te halen]
[ik wens|wij willen] [geen sms meer|niet meer gecontacteerd te worden|geen berichten meer]
`,
  ),
  ...families(
    "pl",
    "opt_out",
    `
proszę [nie pisać do mnie|przestać pisać|usunąć mój numer z listy]
[nie chcę|nie życzę sobie] [waszych wiadomości|więcej sms|kontaktu]
`,
  ),
  ...families(
    "sv",
    "opt_out",
    `
[var vänlig|vänligen] [sluta smsa|ta bort mig från listan|sluta kontakta mig]
jag vill inte [få fler sms|ha era meddelanden]
`,
  ),
  ...families(
    "tr",
    "opt_out",
    `
[lütfen|artık] [mesaj göndermeyi bırakın|mesaj atmayı kesin|numaramı silin]
[mesajlarınızı|sms'lerinizi] [istemiyorum|almak istemiyorum]
`,
  ),
  ...families(
    "ru",
    "opt_out",
    `
[пожалуйста,|] [не присылайте больше сообщений|больше не пишите|удалите мой номер из списка]
[я|] не хочу [больше получать сообщения|от вас смс]
`,
  ),
  ...families(
    "zh",
    "opt_out",
    `
[麻烦|请] [不要再发短信了|别再联系我了|把我的号码删除]
[我不想|不想] [收到短信|再收到你们的短信]
`,
  ),
];

/** Harmless texts that hold stop, end, quit, cancel, remove or their like; none asks us to be silent. */
export const lookAlikes = [
  ...families(
    "en",
    "unclear",
    `
[i'll be|we're] at the [bus stop|rest stop|truck stop] [by the mall|in ten minutes]
[my lease|the season|the semester] ends [at the end of may|this sunday]
[he won't|she can't|they never] stop [talking about you|snoring|complaining about the heat]
[i quit|she quit|we quit] [my old job|the band|coffee] [last spring|for good]
[the train|the elevator|the rain] [stops|stopped] [right here|around six|at every floor]
[i had to|we have to] cancel [the vacation|our cruise|dinner plans] [because of work|]
=[could you|can one of you] stop by [the shop|my place|our office] [after lunch|on sunday]?
[non stop|one stop|full stop] [flight|shop|deal] [to chicago|for parents]
[remove|take] the [old shingles|snow|carpet] [before the quote|first]?
[at the end of|by the end of] the [day|month|tunnel] [there's light|we decide]
[the game|the film|the call] [ended|will end] [in a tie|too early]
[unsubscribed|i unsubscribed] from [netflix|my cable|the gym] [to save money|last week]
`,
  ),
  ...families(
    "en",
    "interested",
    `
[don't stop|please don't stop] [now|there], [tell me the rest|i want to hear more]
[i can't stop|can't stop] thinking about [your offer|the new kitchen]
`,
  ),
  ...families(
    "en",
    "not_now",
    `
[i'm at the end of|near the end of] [a long shift|my rope this week], [maybe another day|later please]
[let me|i want to] [end|quit] my [current contract|job] first, [then we talk|try me in the fall]
`,
  ),
  ...families(
    "en",
    "not_interested",
    `
[nah we're good|no thanks, all good here|we'll pass this time]
`,
  ),
  ...families(
    "en",
    "objection",
    `
[last time they|your people] [stopped|quit] halfway [through the job|], [why would it be different|how do i trust you]
`,
  ),
  ...families(
    "en",
    "booking_request",
    `
[i need to|can i] cancel my [tuesday|3pm] [appointment|call] and [rebook for friday|pick another day]?
`,
  ),
];
