import { families } from "./grammar";

/** English: what a willing or hesitant lead says. */
export const englishWishes = [
  ...families(
    "en",
    "interested",
    `
[yes|yep|yeah|sure|ok yes|absolutely] [please|i am|i'm in|of course|why not|]
[yes|yeah|sure|ok] [i'd like that|that would be great|tell me more|i want to know more]
[tell me|give me|send me|can you share|i'd love] [more|more info|more details|the details|some more information]
[i'm|i am|im|yes im] [still|very|definitely|kind of|pretty|] interested [in the {thing}|in this|!|]
[sounds|that sounds|this sounds|it sounds] [good|great|amazing|interesting|perfect|cool] [to me|!|, tell me more|]
[i might be|could be|i could be|maybe i'm|possibly] interested [, go on|, what do you have|]
[still|yes still] [looking for|thinking about|considering|in the market for] [a {thing}|one|this]
[i'd|i would|would] love to [hear more|learn more|know more|try it|give it a try]
[ok|okay|alright|sure] [let's do it|let's go|let's do this|go ahead|count me in]
[great timing|good timing|perfect timing], [i was just thinking about this|i was about to reach out|we need this]
[what's|whats|what is] the next step [?|to get started|from here]
[how do|how can] [i|we] [get started|sign up|start|proceed|join]
[i've|i have|we've] been [meaning|wanting|trying] to [get back to you|do this|sort this out|get this done]
[definitely|for sure|certainly|totally] [keen|up for it|on board|in]
[i want|we want|i need|we need] [to do it|it|one|this done] [asap|soon|this month|]
[yeah|yes] [why not|i could use that|we could use help|i need help with that]
[that works|works for me|fine by me|good for me|all good, go on]
[happy|glad|keen] to [chat|talk|hear more|discuss it]
[my|our] [wife|husband|team|boss|partner] [and i are|is] [interested|keen] [too|now|]
[ooh|oh|wow|hey] [nice|yes|great], [tell me more|i'm listening|what have you got]
[i am|im] [all ears|listening|open to it|open to ideas|curious]
[count|sign] me [in|up] [!|please|]
[thanks for|glad you|appreciate you] [reaching out|checking in|following up], [i am still keen|yes i want to move forward|yes interested]
+[please|pls] [proceed|continue|go on|carry on|send info]
[y|yea|yup|ya|yess|k sure]
[i'd be|we would be|i would be] [up for|open to|game for] [that|it|a {thing}|hearing more]
[i did|we did|i do] want [it|to go ahead|that {thing}] [back then|still|, just forgot|]
[hell|heck] yes [!|, tell me more|let's do it|]
[can i|may i|could i] [get|have|see] [more info|some info|a brochure|details] [please|]
[it's|its] [about time|something i want|on my list], [what do you need from me|how do we start|tell me how]
`,
  ),
  ...families(
    "en",
    "booking_request",
    `
[can|could|may] [i|we] [book|schedule|arrange|set up|get] [a call|a {thing}|an appointment|a time] [please|for {day}|this week|]
[can we|could we|let's] [talk|speak|meet|chat|do a call] [on {day}|{day} at {time}|tomorrow|at {time}|later today]
[send|give|text|share] me [the|a|your] [link|booking link|calendar|calendar link] [please|again|]
[how about|what about|would] {day} [at {time}|morning|afternoon|] [work|?|]
[i'm|i am|im] [free|available|around] [on {day}|{day} at {time}|tomorrow|after {time}|this week]
[call|ring|phone] me [on {day}|tomorrow|at {time}|this afternoon|any time|in an hour|now]
[when|what time|what times] [can|could] [you|someone|we] [call|talk|meet|come|see me]
[do you|have you] [have|got] [anything|a slot|availability|an opening|any times] [on {day}|this week|next week|tomorrow|at {time}]
[i want|i'd like|i would like|we'd like] to [book|schedule|make|set up] [a call|an appointment|a {thing}|it]
[book|schedule|put|pencil] me [in|down] [for {day}|for {time}|please|]
[{day}|tomorrow|next week|friday] [works|is good|is fine|would work|suits me] [for me|best|at {time}|]
[where|how] [do|can] i [book|schedule|pick a time|make an appointment|reserve]
[i need to|can i|could we|i have to] [reschedule|move|change] [my|the|our] [appointment|call|time|{thing}] [to {day}|please|]
[let's|lets] [schedule|book|set up|lock in] [something|a time|it|a call] [for {day}|this week|]
[is|are] [there|you] [available|a time|free|any slots] [on {day}|{day}|tomorrow|at {time}]
[yes|sure|ok|great], [book|schedule|set up|arrange] [it|me|a call|a time] [please|for {day}|]
[{time}|{day} {time}|{day} morning] [please|works|is perfect|would be ideal]
[set|fix] [up|] [a call|an appointment|a meeting] [for|on] {day} [please|]
[ready|i'm ready|happy] to [book|schedule|pick a time|set a date] [now|]
[what|which] [days|slots|times|appointments] [do you have|are open|are left|are available]
[can someone|could somebody|have someone] [call|ring|phone] me [back|] [at {time}|on {day}|today|please]
[i'd like|want|id like] an appointment [please|for {day}|as soon as possible]
[get me|put me] [on the calendar|on the schedule|a slot] [for {day}|please|]
[need|missed] [a new time|my call|the appointment], can we [rebook|reschedule|try again]
`,
  ),
  ...families(
    "en",
    "not_now",
    `
[not|no not] [right now|now|at the moment|today|yet|just yet] [thanks|sorry|, maybe later|]
[i'm|im|i am|we are] [busy|swamped|tied up|slammed|overloaded] [right now|at the moment|this week|today|these days]
[maybe|perhaps|possibly] [later|next month|in {month}|next year|in a few weeks|after the holidays|in the spring]
[try|text|message|contact|reach out to] me [again|back|] [in {month}|next month|in {num} weeks|in a few months|next year|later]
[can|could] [you|we] [check back|follow up|talk|reconnect|circle back] [in {month}|later|next month|after {day}|in a few weeks]
[now|this|it] is [not|isn't] a good time [, sorry|, try me later|for us|]
[bad|terrible|not the best] timing [right now|, sorry|, ask again in {month}|]
[i'm|im|i am|currently] [at work|driving|in a meeting|travelling|on vacation|on holiday] [, later|right now|can't talk|]
[not|we're not|i'm not] ready [yet|for that yet|right now|to decide|]
[give|gimme] me [a few|a couple of|{num}] [days|weeks|months] [please|to think|]
[i'll|i will|ill|let me] [get back to you|let you know|be in touch|think about it|reach out] [later|when i'm ready|soon|next month]
[let me|need to|i have to] [think about it|sleep on it|check my schedule|see how things go] [first|]
[we're|we are|i'm] [waiting|holding off|putting it off] [until|till] [{month}|next year|summer|after christmas|we move]
[no time|don't have time|no bandwidth|can't do it] [right now|this week|this month|at the moment]
[after|once] [the holidays|{month}|the move|tax season|school starts|my surgery] [maybe|would be better|is better|]
[hold off|wait|pause] [for now|until {month}|a bit|for a while] [please|]
[next|in the new] [month|year|quarter|season] [would be better|maybe|please|is better for me]
[remind me|ping me|nudge me] [in {month}|next week|in {num} weeks|later]
[i'm still|we're still|still] [thinking|deciding|weighing options|on the fence]
[just had|just got] [a baby|married|laid off|a new job], [not the time|maybe later|too much going on]
[later|some other time|another time|soon maybe] [please|thanks|]
[things are|life is|work is] [crazy|hectic|too much|nuts] [right now|lately|, maybe in {month}]
[money is tight|budget is frozen|no budget] [until {month}|this quarter|right now], [try later|ask again then|maybe next year]
`,
  ),
  ...families(
    "en",
    "not_interested",
    `
[no|nope|nah] [thanks|thank you|thx|ty|i'm good|we're good|]
[i'm|im|i am|we are|sorry] [not|no longer] interested [thanks|anymore|, sorry|in that|]
[not|no] interest [at all|here|in this|]
[i'll|ill|think i'll|i will] [pass|have to pass|give it a miss|skip it] [thanks|on this|]
[we|i] [already|] [went with|chose|hired|picked|signed with] [someone else|another company|a competitor|a different provider]
[don't|do not|dont] need [it|this|that|one|a {thing}] [anymore|any more|thanks|]
[we|i] [decided|have decided] [against it|not to do it|not to go ahead|to do it ourselves]
[no longer|not] [need|looking|in the market|shopping] [for this|for that|for one|thanks|]
[i|we] [already|] [got|have had|had] [it|that|mine|ours] [done|fixed|sorted|taken care of] [thanks|elsewhere|]
[found|got|have] [a better deal|another option|someone local|what i needed] [already|thanks|]
[it's|its|that's] [a no|not for me|not for us|not my thing|not something i want] [thanks|sorry|]
[changed|i changed|we changed] [my|our] mind [, sorry|, no thanks|about it|]
[i'm|im|we're|all] [good|all set|fine|ok as is] [thanks|thank you|, no need|]
[no need|not needed|not necessary] [thanks|anymore|]
[we|i] [sold|moved out of|no longer own|got rid of] [the house|it|that property|the car|the place]
[not going to|won't|not gonna] [happen|do it|buy|go ahead]
[no|n|na|nah man]
[thanks but|thank you but|appreciate it but] [no|no thanks|i'll pass|not for me|we are set]
[i|we] [would rather|prefer] not [thanks|]
[this|that] [is not|isn't] [for me|what i want|something we need|relevant to us]
[kindly|politely|respectfully] [decline|declining|saying no] [thanks|]
[i've|we've|i have] [lost|got no] interest [in this|since|]
[never|not] [wanted|want] [it|this|one] [really|to be honest|]
`,
  ),
  ...families(
    "en",
    "objection",
    `
[too|way too|it's too|that's too|a bit] [expensive|pricey|costly|much money|steep] [for me|for us|last time|]
[i|we] [can't|cannot|cant|couldn't] afford [it|that|this|it right now]
[how do i|why should i|can i] [know|trust|believe] [this is real|you|this isn't a scam|it actually works]
[is this|this is|looks like|sounds like] [a scam|spam|too good to be true|a pyramid scheme|fake]
[i|we] tried [it|this|something similar|that] [before|already|once] [and it didn't work|with no luck|and was disappointed]
[i've|i have|we've] had [a bad experience|bad experiences|trouble|problems] with [companies like you|this before|your competitors]
[i|we] [don't|do not] [trust|believe in|like] [this kind of thing|these offers|salespeople|companies that text]
[my|the] [wife|husband|partner|boss|landlord] [is not|isn't|won't be] [convinced|on board|going for it]
[i|we] [need to|have to|must] [ask|check with|talk to|consult] [my wife|my husband|my partner|my boss|the board] [first|]
[i|we] already have [a provider|someone|a guy for that|a supplier|a contract with another company]
[what's|whats|so what's] the catch [?|here|]
[i don't|i do not|don't] want [to be locked in|a contract|to commit|a sales pitch|pushy sales]
[not sure|i'm not sure|unsure|i doubt] [it's worth it|it's right for me|this would work for us|it would help]
[sounds|seems|feels] [like a sales pitch|like a trick|sketchy|dodgy|fishy|suspicious]
[the|your] [reviews|ratings|prices] [are|were|look] [bad|mixed|worrying|terrible|higher than others]
[the quote|the price|your offer] [was|is] [too high|higher than expected|not competitive|more than {brand}]
[i can get|others do|someone else does] it [cheaper|for less|for half the price]
[i'm|i am|im] [worried|concerned|nervous|skeptical|sceptical] about [the cost|the contract|hidden fees|the quality|results]
[does this|will it|would this] really [work|help|make a difference] [i doubt it|, others didn't|]
[last time|when we tried] [it took forever|nobody showed up|the results were poor|it was a mess]
[don't have|no] [good credit|enough money|the budget|the cash] [for this|for that|]
[hidden|any|so many] [fees|charges|strings], [i know how this goes|no thank you to that|that's my worry]
[it's|it is|thats] [a lot of money|a big decision|a big commitment] [for us|for me|]
`,
  ),
];
