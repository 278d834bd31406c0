import { families } from "./grammar";

/** English: words that end or endanger a conversation, and their look-alikes. */
export const englishStops = [
  ...families(
    "en",
    "opt_out",
    `
=stop
=[stop|please stop|pls stop|just stop] [texting|messaging|contacting|writing|sending|bothering|spamming] [me|this number|us|]
[take|remove|delete|drop] me [off|from] [your|the|this|ur] [list|texts|mailing list|contact list|database|system]
=[please|pls|kindly] [take|remove|delete] [me|my number|this number] [from your list|from your records|from everything|]
[do not|don't|dont|please don't] [text|contact|message|call|write] me [again|anymore|any more|ever again|]
!leave me [alone|the hell alone|in peace] [please|already|now|]
[lose|delete|forget|erase] [my|this] [number|contact|phone number] [please|now|]
!quit [texting|messaging|bugging|harassing|contacting] [me|us|this phone] [please|]
=[unsubscribe|opt out|opt me out|unsub] [me|please|from all|now|]
[no more|stop with the|enough with the|enough of these] [texts|messages|sms|spam] [please|already|to me|]
=[i|we] [want|would like|wish|need] to [opt out|unsubscribe|be removed|be taken off|stop receiving these]
[i|we] [don't|do not|dont|no longer] want [these texts|these messages|to get these|your texts|to hear from you] [anymore|again|any longer|]
=[cancel|end|quit|revoke] [my subscription|these messages|all messages|texts|my consent]
=[please|] [remove|unsubscribe|stop|end] [thanks|thank you|this|all of it]
!stop [it|this|with this] [now|already|right now|for good] [!|]
[how do i|how can i] [stop|unsubscribe from|get off|opt out of] [this|these texts|this list|these messages]
!never [text|contact|message|call] [me|this number|us] again [!|]
[you|u] [have|got] no permission to [text|contact|message] me [, stop|]
=[revoke|withdraw|i withdraw|i revoke] [my|] [consent|permission] [to be contacted|to text me|]
!go away [please|and stop texting|and don't come back|]
[can you|could you|would you] [please|] [stop|quit|not] [texting|messaging|contact|writing] me
[block|blocking|i'm blocking|gonna block] [you|this number|your number] [now|, stop|if you text again]
[stop|quit|end|cancel] [all|all messages|all texts|everything|the messages]
[off|out|get me out of|take me out of] [your|the|this] [list|loop|campaign|thing] [please|]
!i [said|told you|already said] [stop|no more texts|not to text me|remove me] [!|already|]
[not interested|no thanks|nope], [stop texting|remove me|take me off|don't contact me|stop]
=[opt-out|optout|opt out|opting out] [pls|thx|of these|]
[this|my] [number|phone] [should|must] [be removed|not be texted|not receive these]
[s t o p|stopp|stpo|sotp|stop stop stop|stahp|unsubscibe|unsuscribe]
[do not|please do not] [disturb|solicit|call or text] [me|this number|us|]
[i'd|i would] [rather|prefer] [not|you not|you didn't] [receive|get|send|text] [these|any more of these|me anymore]
[please|] [discontinue|cease|desist|cease and desist] [texting|all contact|these messages|contact with me]
[scratch|cross|strike] me off [your list|the list|]
[stop|end] this [conversation|chat|nonsense] [and don't text again|, no more messages|for good]
[keep|leave] me out of [this|your texts|your promotions|it]
`,
  ),
  ...families(
    "en",
    "wrong_number",
    `
[wrong|u have the wrong|you have the wrong|sorry wrong|i think you have the wrong] [number|person|guy|phone] [sorry|man|]
[this is|this isn't|it's] [not|] {name} [, wrong number|anymore|'s phone anymore]
[i'm|i am|im] not {name} [, sorry|, you have the wrong person|]
[there's|there is] no {name} [here|at this number|on this phone]
[i|we] [don't|do not|dont] know [any|a|anyone called|who] {name} [is|]
{name} [doesn't|does not|no longer] [live here|have this number|use this phone|work here]
[this|my] number [belongs to|is now owned by|was reassigned to] [someone else|me now|another person]
[just got|i just got|got] [this|a new] number [recently|last week|, not {name}|]
[you're|you are|ur] texting the wrong [person|number|one|dude]
[not|im not|this is not] who you [think|are looking for|want|were looking for]
[i've|i have] had this number [for years|since {month}|a month], [not {name}|you have the wrong one|i'm not {name}]
[who is|who's|whos] {name}[?|, this is someone else|, not me]
[mistaken identity|wrong contact|incorrect number|misdirected text]
[i think|maybe|pretty sure] this [was meant for|is for] [someone else|another person|the previous owner]
[never|i never] [heard of|contacted|asked] [you|your company|anything], [wrong person|wrong number|you've mixed me up]
`,
  ),
  ...families(
    "en",
    "complaint",
    `
this is the [second|third|fourth|{num}th] time [you've texted|you text|you message|you contact] me [this week|today|]
[i'm|i am|im] [really|very|so|extremely] [angry|upset|annoyed|frustrated|disappointed] [with you|with your service|about this|]
[your|you guys'] [service|company|staff|technician] [is|was] [terrible|awful|horrible|a joke|the worst]
[nobody|no one] [called me back|showed up|ever answered|fixed it] [last time|again|as promised|]
[i want|i demand|give me] [my money back|a refund|to file a complaint|an apology]
[i'll|i will|im going to|gonna] [report|sue|complain about] [you|your company|this] [to the fcc|to the bbb|to the police|]
[my|talk to my|you'll hear from my] [lawyer|attorney] [will contact you|about this|soon|]
[this is|that's|these texts are] [harassment|illegal|a tcpa violation|unacceptable|ridiculous]
[why do|why are] you [keep|always|constantly] [texting|bothering|messaging] me
[you|you people] [ruined|damaged|broke|messed up] [my order|my roof|my day|my teeth|everything]
[still|i am still] waiting for [a refund|an answer|someone to fix this|my deposit] [for {num} weeks|, unbelievable|]
[i've|i have|we] [already|] [told|asked|said] [you|this] [{num} times|twice|before], [nobody listens|stop ignoring me|this is ridiculous]
[worst|terrible|horrible] [experience|customer service|company] [ever|i've had|]
[you|they] [lied|lied to me|overcharged me|scammed me|ripped me off]
[are you|do you people] [serious|kidding me|even listen|not read] [right now|to what i write|]
[unbelievable|outrageous|disgraceful|pathetic], [fix this|nobody cares|i want an explanation]
[i filed|filing|i'm filing] a [complaint|report|dispute] [with the bank|against you|about this]
[it|this] is [getting|becoming] [annoying|really old|out of hand], [you text too often|so many messages]
[how many times|how often] [do i have to|must i] [say|repeat|tell you|ask]
[you|your team] [never|don't] [answer|call|listen|respond], [very disappointing|i'm fed up|not ok]
`,
  ),
  ...families(
    "en",
    "human_request",
    `
[can i|could i|let me|i want to|i'd like to] [talk|speak] to [a person|a human|someone|a real person|somebody|an agent]
[is there|can i get|give me] [a human|a real person|someone real|a manager|a representative] [i can talk to|please|]
[representative|agent|operator|human please|real person please]
[i|we] [prefer|would rather|want to] [deal|talk|speak] with [a real person|people|a human being|someone on your team]
[have|get] [your manager|a manager|your boss|someone from the team] [call|contact|text] me
[put|connect|transfer] me [through to|to|with] [a person|a human|an advisor|someone|support]
[not|don't want] [talking|to talk] to a [bot|machine|computer|robot] [, get me a person|, i need a human]
[need|i need] [a human|human help|to speak with staff|to talk with a person] [please|now|]
[can|could] [someone|a colleague|an actual person] [take over|help me|step in|answer this]
[who|which person] can i [speak|talk] to [about this|there|]
[customer service|live agent|live person|support agent] [please|]
[i'd feel better|it's easier] [talking|speaking] [to|with] [a person|a human]
`,
  ),
  ...families(
    "en",
    "abusive",
    `
[fuck|f***|screw] [you|off|this|yourself]
[you|u] [are|r] [an idiot|a moron|a piece of shit|stupid|useless|pathetic]
[go to hell|drop dead|eat shit|kiss my ass|bite me]
[stupid|dumb|damn|fucking|worthless] [bot|robot|spammer|company|scammers|people]
[shut up|shut the fuck up|stfu|piss off|get lost] [idiot|moron|]
[what the fuck|wtf|what the hell] [is wrong with you|do you want|is this shit]
[bunch of|you] [assholes|crooks|bastards|morons|clowns|losers]
[suck my|kiss my|up your] [dick|balls|ass]
[you|u] [suck|disgust me|make me sick|are trash|are garbage]
[bullshit|what a load of crap|this is bs|crap company]
[hope|i hope] you [rot|burn|fail|choke|go bankrupt]
[send|show me] [nudes|your boobs|a sexy pic]
[are you|r u] [single|sexy|hot] [baby|]
[i'll|im going to|i will] [find you|hurt you|come to your office|make you pay]
`,
  ),
];
