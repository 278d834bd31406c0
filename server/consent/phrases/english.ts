import { clause, type Wording, words } from "./wording";

const texts = "texts?|txts?|messages?|msgs?|sms|spam|notifications?|communications?|promos?|text messages?";
const contacting =
  "text\\w*|txt\\w*|messag\\w*|msg\\w*|contact\\w*|spam\\w*|both?er\\w*|harass\\w*|bug(?:ging)?|pester\\w*|ping\\w*|solicit\\w*|reach(?:ing)? out|hit(?:ting)? me up|writing|sms\\w*";
const contact = "text|txt|tex|message|msg|contact|spam|bother|disturb|harass|ping|solicit|reach out|hit me up";
const fill =
  "(?:all|any|with|this|these|those|the|that|your|ur|you|u|sending|to|from|me|us|my|of|more|fucking|damn|stupid|annoying|trying|it|and|please|pls|guys|yall) ";
const mine = "my (?:name|number|no|phone|cell|info\\w*|contact\\w*|data|details|digits|email|stuff)";
const me = `me|us|${mine}|our (?:number|name|info)|this (?:number|phone|contact|cell)`;
const politely =
  "(?:please|pls|plz|thanks|thank you|thx|ty|now|already|it|this|that|these|immediately|asap|ok|today|right now|i beg you|everything|all|u|you|creep|ffs|wtf|lol|guys)";
const dont = "dont|do not|dnt|don t|donot|never|no longer|didnt|did not|not";

export const english: Wording = {
  asks: [
    // Stop texting me, quit blowing up my phone, cease communication, refrain from contacting me
    words(
      `(?:stop|stp|quit|halt|cease|end|discontinue) (?:${fill}){0,4}(?:${contacting}|${texts}|send\\w*|blowing up|calling|emailing)`,
    ),
    words(
      "cease (?:and desist|all|any|contact\\w*|immediately)|discontinue(?: (?:all|these|this|your|sending).*)?|refrain from (?:\\w+ ){0,2}(?:text|contact|messag|call|send)\\w*",
    ),
    // A clause that ends in stop, or begins with it and says no more than please
    words(`stop(?: ${politely}){0,4}(?= [,?])`),
    clause(`stop(?: ${politely}){1,4}|quit it|knock it off|cut it out|end (?:it|this|now|all)|enough already`),
    words(`enough (?:with|of) (?:all |the |these |your |this ){0,2}(?:${texts}|texting)`),
    // Take me off, remove my number, lose my number, get off my phone
    words(`(?:take|get|remove|delete|drop|scratch|cross|pull|strike|keep) (?:${me}) (?:off|from|out)`),
    words(`(?:remove|delete|erase|lose|forget|block|wipe|purge|unlist|unenroll) (?:${me})`),
    words(
      "remove from (?:the |your |ur |this |all )?(?:\\w+ )?(?:list|lists|contacts|database)|(?:get|stay) (?:off|out of|away from) (?:of )?(?:my phone|me|us|my inbox)",
    ),
    // Unsubscribe, opt out
    words(
      "un ?subs\\w*|unsuscri\\w*|un ?subcri\\w*|opt(?:ing|ed|s)? (?:me |us |this number )?out|optout|optmeout|dnc|do not (?:call|contact|text) (?:list|registry)",
    ),
    clause(
      "(?:i |we )?(?:want|wanna) out|(?:let|count) me out|no more(?: please| pls| thanks)?|no (?:more )?(?:texting|texts?|sms|spam|msgs?|messages)(?: please| pls| thanks)?|(?:you are |youre |ur |u r )?blocked|delete|spam|do not call(?: me)?|dont call(?: me)?",
    ),
    // Do not text me again
    words(
      `(?:${dont}) (?:ever |even |you |u |guys |please |try to |dare |bother to ){0,2}(?:${contact})(?:ing|in)?(?: (?:me|us|my|this|to|again|any ?more|back|here|ever|or|with)|(?= [,?]))`,
    ),
    words(
      "(?:dont|do not|never) (?:ever )?(?:call|email|write)(?: to)?(?: me| us| this number| my number| here)?(?: ever| back)? (?:again|any ?more|or text|or message)|(?:dont|do not|never) (?:ever )?write (?:to )?(?:me|us)",
    ),
    words(
      `(?:dont|do not|never|no need to) (?:ever )?send (?:me |us |out |to me )?(?:any ?thing|any ?more|any (?:more |of )?(?:${texts}|these|your)|more|${texts}|these|this|your|me|us)`,
    ),
    words(
      `(?:shouldnt|should not|cant|cannot|may not|no right to) (?:be )?(?:text|messag|contact)ing (?:me|us)|not (?:to )?be (?:contacted|texted|messaged|bothered|disturbed)`,
    ),
    words(
      `no (?:more|further|additional|longer any) (?:of )?(?:these |your |this |the |ur |any |damn |stupid )*(?:${texts}|contact|calls?|emails?|texting|messaging|of these|of this)`,
    ),
    // I do not want these texts, I never signed up for this
    words(
      `(?:dont|do not|no longer|didnt|never|not|wouldnt) (?:really |even |actually )?(?:want|wanna|wish|care|wanting|like|willing)(?: \\w+){0,5} (?:${texts}|texting|texted|messaged|contacted|contact|bothered|from (?:you|u|yall|your \\w+|ur \\w+|this \\w+)|emails?)`,
    ),
    words("(?:dont|do not|no longer|didnt) (?:want|wanna|wish) (?:to (?:get|receive) )?(?:these|this|them)(?= [,?])"),
    words(
      `(?:rather|prefer|like) (?:you )?(?:not|didnt|to not)(?: \\w+){0,4} (?:${texts}|text\\w*|messaged|contacted|contact|these|from you)`,
    ),
    words(
      "(?:never|didnt|did not|have not|havent|not) (?:sign(?:ed)? up|subscribed?|agreed?|consent(?:ed)?|opt(?:ed)? in|ask(?:ed)?|requested?) (?:for|to) (?:this|these|any|your|ur|be|get|receive|texts?|messages?)",
    ),
    words(
      "(?:dont have|do not have|no|without|not (?:give|gave)|never gave|didnt give|did not give|not have) (?:you |u |yall )?(?:my |any )?(?:permission|consent)",
    ),
    words(
      "(?:revok\\w+|withdraw\\w*|withdrew|rescind\\w*) (?:my |all |any |the |this )?(?:consent|permission)|(?:consent|permission) (?:is |has been |hereby )?(?:revoked|withdrawn)",
    ),
    // Leave me alone, go away
    words(
      "leave (?:me|us|my family) (?:\\w+ ){0,3}(?:alone|be|in peace)|go away|get lost|(?:piss|f|fk|fck|fuck|fuk|eff|bugger|buzz|screw|bug|sod|naff) (?:the \\w+ )?off|take a hike|stay away",
    ),
    // Spam, blocking, reporting
    words(
      "(?:this|it|that) is (?:just |all |nothing but )?spam|(?:you|u)(?: are|r)? spamming|youre spamming|(?:stop|enough|no) (?:the )?spam(?:ming)?|report(?:ing|ed)? (?:you |u |ya |this |it |your number |ur number )?(?:number )?(?:as|for) (?:spam\\w*|junk)|report(?:ing|ed)? (?:this|your|ur) number|(?:im |i am )reporting (?:you|this|u)(?= [,?])",
    ),
    words(
      "(?:im|ill|i will|i am|gonna|going to|will|am|have|just|was|you are|youre) (?:be )?(?:getting )?block(?:ed|ing)? (?:you|u|ya|this|your|ur)|blocking (?:you|u|this|your|ur)",
    ),
    words(
      "(?:if (?:you|u) )?(?:text|txt|message|contact|msg) me (?:again|one more time) (?:and|ill|i will|im|youll|i am)",
    ),
    // Tired of it, turn it off, cancel the texts
    words(
      `(?:over|done with|tired of|sick of|fed up with|had it with|annoyed by|out of) (?:these|your|ur|the|all|all these|getting|receiving)(?: \\w+)? (?:${texts}|texting)|over these (?:${texts})`,
    ),
    words(
      `(?:turn|shut|switch) (?:off )?(?:these|the|your|all|all these|them|this)? ?(?:${texts}|off) ?(?:off|please)?(?= [,?])|(?:turn|shut) off (?:these|the|your|all) (?:${texts})`,
    ),
    words(
      `cancel (?:all |these |the |your |any |my )*(?:${texts}|texting|these)|cancel (?:my )?subscription to (?:these|the|your|this)`,
    ),
    clause(
      "cancel (?:my )?(?:subscription|consent)|cancel everything|remove this|(?:off|out) (?:your|this|the|ur) (?:\\w+ )?(?:list|campaign|thing|database|system)(?: please)?|block (?:you|your number)(?: now)?|end this (?:conversation|chat)(?: \\w+){0,2}|revoke (?:texts|messages)",
    ),
    words(
      `(?:should|must|to|needs to|like|want|wish|need)(?: to)?(?: be)?(?: ${mine})? (?:removed|taken off|deleted|unsubscribed)|not (?:to )?(?:ever )?(?:text|message|contact|send)(?: me| us| this)(?: stuff)?|(?:must|should) not receive (?:these|this|any)|leave me out of this`,
    ),
    words(
      `(?:dont|never|not|do not) (?:get|receive) (?:another|any (?:further|more)) (?:${texts})|(?:last|final) (?:${texts}) (?:you (?:ever )?send|i (?:ever )?get|you ever)|never again (?:contact|text|write|message|call)|(?:dont|do not|never) (?:ever )?write to (?:this|my)`,
    ),
    words(
      `(?:quit|stop) (?:asking me|hitt?in\\w*|with this|this list)|get rid of (?:${mine})|enough (?:${texts})|(?:kindly|please|pls) take (?:${me})(?= [,?])|stop receiving`,
    ),
  ],
  innocent: [
    words(
      "(?:dont|do not|never|please dont|cant|cannot|couldnt|wont|wouldnt|didnt|doesnt|not|havent|hasnt|isnt going to|will not|can not|dont you) (?:ever )?stop(?:ped)?(?: \\w+)?",
    ),
    words(
      "stop(?:ping|ped|s)? (?:by|over|in|at|off|on|for|around|back|near|outside|and (?:see|look|visit|say|get|pick)|the (?:car|leak|noise|bleeding|water|pain|truck|bus|clock))(?: and)?(?: (?:text|call|message))?(?: me)?",
    ),
    words(
      "(?:bus|next|last|first|final|pit|full|one|train|truck|rest|short|quick|non|a|an|the|my|our|your|their|each|every|this|that|another|tram|metro|traffic) stop",
    ),
    words(
      "(?:when|where|what time|why|which|does|did|has|had) (?:\\w+ ){0,3}(?:does|do|did|it|they|the \\w+|that|to) (?:\\w+ ){0,2}stop(?: \\w+ing)?",
    ),
    words(
      "(?:leak|rain|snow|pain|noise|bleeding|dripping|barking|it|storm|traffic) (?:has|needs|wont|will|to) (?:to )?stop",
    ),
    words(
      "stop(?:ped|ping)? (?:smoking|drinking|working|work|using|paying|playing|kidding|joking|lying|worrying|leaking|raining|growing|eating|looking|my|thinking|losing|waiting|wasting|buying|making|doing)",
    ),
    words(
      "quit(?:ting)? (?:my|his|her|the|our) \\w+|quit(?:ting)? (?:smoking|drinking|work|working|playing|kidding|time|sugar|coffee|vaping)|quitting time",
    ),
    words(
      "(?:cancel|reschedule|move|end|stop) (?:my|the|our|that|this|his|her) (?:\\w+ )?(?:appointment|order|booking|meeting|call|reservation|policy|contract|service|plan|lease|visit|membership|quote|appt)",
    ),
    words("end(?:s|ing)? of (?:the |this |next |my )?\\w+|in the end|at the end|week ?end"),
    words(
      "(?:dont|do not|not|never|can(?:t| not)|please dont) (?:call|text|contact|message|write|email|bother)(?: me| us| back| back yet)? (?:at (?:work|night|home|lunch|school|this|my|\\d+)|until|till|before|after|during|on|today|tonight|this (?:week|morning|afternoon|evening)|right now|while|for|just yet|yet|between|so)(?: \\w+){0,2}",
    ),
    words(
      "(?:dont|do not|please dont) (?:call|email|text|contact|message)(?: me| us)?(?: ,)? (?:just |please |only )?(?:text|txt|message|email|call|sms)(?: me| us| is| works)?",
    ),
    words(
      "(?:dont|do not) (?:contact|text|message|call) (?:my|him|her|them|the|his|anyone|anybody)(?! (?:phone|number|cell|name))(?: \\w+)?",
    ),
    words(
      "(?:dont|do not|not|never) (?:forget|hesitate|be afraid|be shy|worry)(?: about \\w+)?(?: to (?:text|call|message|contact|write|reach out|send))?(?: me| us)?",
    ),
    words(
      "dont worry|no problem|no worries|(?:take|get) me off (?:speaker|hold|the phone|of the phone|guard)|(?:got|get) lost (?:on|in|at|driving)",
    ),
    words(
      "(?:dont|do not|not|didnt) (?:want|wanna|wish|like) to (?:miss|lose|wait|spend|bother|spam|pay)(?: \\w+){0,4}",
    ),
    words(
      "unsubscribed from (?!you|your|this|these|ur)\\w+(?: \\w+)?|did (?:i|you) (?:already )?unsubscribe|not (?:text|messag|contact)ing (?:you|u|him|her)",
    ),
    words(
      "(?:never|didnt|did not|havent|have not) (?:got|get|gotten|receive|received|see|saw|seen|hear|heard) (?:\\w+ ){0,3}(?:texts?|messages?|call|email|reply|from (?:you|u|anyone))(?: guys| again| back)?",
    ),
    words("is (?:this|it|that) (?:a )?(?:spam|scam)|not spam|isnt spam"),
  ],
};
