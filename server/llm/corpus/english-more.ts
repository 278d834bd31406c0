import { families } from "./grammar";

/** English, second round: wordings that the first round did not foresee. */
export const englishMore = [
  ...families(
    "en",
    "interested",
    `
[okay|alright] you [have|got] my attention [, go ahead|]
[would be|it'd be] nice to [find out more|know what you can do for us]
[actually|honestly] [i would be interested|that interests me a lot|we're interested in moving ahead]
we've [talked it over|discussed it] and [we want to proceed|we'd like to continue|it's a yes]
[please|do] [share|pass on] [further information|whatever info you have]
[yes|yeah] [that sounds like what i need|i'd be happy to hear about it|this could work]
[hmm|well] [you got me curious|i'm curious|i'm intrigued]
what would i have to do to [get going|get this started]?
`,
  ),
  ...families(
    "en",
    "booking_request",
    `
[would|does] [saturday|wednesday] [at 11|afternoon] [suit you|work on your end]?
[i'd rather|could we] do a [phone call|quick call] on [thursday morning|monday evening]
[shoot|drop] me [your booking page|the scheduling link] and i'll [grab a slot|pick something]
any [openings|appointments] [early next week|friday after lunch]?
[let's|we should] [meet|hop on a call] [sometime tomorrow|on tuesday at 4]
[give me a ring|phone me] [tonight around 7|tomorrow at 10am]
[i can do|i could make] [tuesday at noon|wednesday after 4|monday at 9]
[something came up|i can't make it], [please move my appointment to friday|can we find another slot]
`,
  ),
  ...families(
    "en",
    "not_now",
    `
[ask|bug] me again [after easter|when summer's over|in about a month]
[this month|this week] is [impossible|a write off|too full] for me
[we'd like to wait|we want to hold] [a little longer|until after the new year]
[maybe|perhaps] [once|when] [the kids are back at school|the renovation is over|we've saved up a bit]
[tied up|in back to back meetings] [all day|until the weekend], [another time|catch me later]
[i need|need] [more time|a bit of time] [to decide|before i commit]
[not in a position|unable] to [do anything|look at it] [at present|just now]
[can't|cannot] [chat|talk|deal with this] [atm|this minute], [later|maybe next week]
`,
  ),
  ...families(
    "en",
    "not_interested",
    `
[thanks for asking|kind of you] but [we won't be going ahead|it's not something we need]
[we ended up|i ended up] [buying elsewhere|using a friend of ours|going another route]
[no thank you ma'am|no sir thanks|nope not for me]
[that ship has sailed|too late, already solved it]
[we're|i'm] [happy|content] with what [we|i] have [thanks|]
[i've no need|there's no need] for [that|such a thing] [these days|]
[this doesn't interest me|it does not interest us] [at all|in the slightest]
[i don't think|don't think] [it's something i'd want|i'll be needing that]
`,
  ),
  ...families(
    "en",
    "objection",
    `
[that's|it was] [more than i want to spend|over my budget|out of my price range]
[honestly|frankly] i [doubt|question] [whether it's worth the money|that you can deliver]
[sounds|this is starting to sound] [shady|like one of those scams]
[my husband|the wife] [thinks it's a waste of money|would never agree to it]
[i got burned|we got burned] [by a similar company|last time we tried]
[your competitor|another firm] [quoted us less|is cheaper than you]
[what if|and if] it [doesn't work|turns out to be rubbish]? [i've been disappointed before|]
[i'd have to|need to] [run it by|clear it with] [my business partner|my spouse] [first|]
`,
  ),
  ...families(
    "en",
    "question_price",
    `
[what's it gonna|what will it] cost me [all in|altogether]?
[ballpark|roughly] how much [money|would i pay]?
is there [a fee|a charge] for [the first call|coming out]?
[could you|can you] [quote me|tell me a price] [over text|]?
[what do you guys|what do you] charge [for something like that|these days]?
[do you do|got any] [payment plans|special offers|coupons]?
[and the price is|price range]?
[how much per|what's the rate per] [session|square foot|person]?
`,
  ),
  ...families(
    "en",
    "question_product",
    `
[what|so what] [kind of services|sort of thing] [do you provide|is on offer]?
[could you|can you] [explain|walk me through] [the process|what the service does]?
does [the package|your plan] [cover|include] [installation|follow up visits]?
[do you guys|are you able to] [work on|take care of] [gutters|bathrooms|commercial buildings]?
how [effective|good|durable] is [it|the treatment|the product]?
[what makes|why is] [you|your product] [better|different]?
[would this be|is this] [suitable|right] for [a beginner|someone over 60|a small flat]?
[what type of|which] [materials|machines|software] do you use?
`,
  ),
  ...families(
    "en",
    "question_logistics",
    `
[whereabouts|in which city] are [you|your offices]?
[how much of my time|how many minutes] will [the call|this] take?
[do you|are you able to] [travel|drive out] to [my neighborhood|the coast]?
[is the appointment|will we meet] [virtual|face to face|at your office]?
[what should i|anything i should] [bring along|have on hand]?
what [days|hours] [do you operate|is the office open]?
[how long before|when could] [you begin|someone start work]?
[can my|could my] [son|partner] [join|come along]?
`,
  ),
  ...families(
    "en",
    "question_identity",
    `
[whose|what] number is this?
[sorry|hello], [do we know each other|have we met|may i ask who's writing]?
[are you some kind of|is it some sort of] [computer program|automatic system|bot]?
[who on earth|who exactly] [is texting|sent this]?
[how come|since when] you [people|guys] have my [cell|contact info]?
[is there a|is that a] real [human|person] [typing this|behind this]?
[what organisation|which business] [are you representing|is it you work for]?
[i don't recognise|don't recognize] this number, who's there?
`,
  ),
  ...families(
    "en",
    "wrong_number",
    `
[nobody|no one] [by that name|called that] [here|at this number]
[you must have|i think you've] [mixed up the numbers|got the wrong person]
[i am not|i'm not] the person you're [trying to reach|after]
[whoever you want|the person you want] [isn't here|changed numbers ages ago]
[sorry|hey], [wrong phone|this phone isn't kevin's]
[this is my new number|i inherited this number], [i never signed up with you|the old owner must have]
`,
  ),
  ...families(
    "en",
    "already_customer",
    `
[you guys already|your company already] [did my kitchen|fitted our windows|take care of my teeth]
[i've had|we've had] [your service|a plan with you] [since last summer|for two years now]
[aren't i|am i not] already [on your books|registered with you]? [i pay every month|]
[we signed|i signed] the [agreement|contract] [with you|with your company] [a while back|in may]
[as a|being a] [customer of yours|member already], [i don't need another|why ask me]
[i purchased|we ordered] [from you guys|through your shop] [in the spring|recently]
`,
  ),
  ...families(
    "en",
    "booked",
    `
[all sorted|all good], [i picked friday at 2|i've put myself in for monday]
[we've already|i already] [got a slot|fixed a date] [next thursday|with your office]
[i'm|we're] [in|down] for [tuesday at 10|wednesday]
[just reserved|just grabbed] [a slot|the 3pm one]
[my call with you is|our appointment is] [already set up|on for tomorrow]
[looking forward to|can't wait for] [our call on friday|the appointment tomorrow]
`,
  ),
  ...families(
    "en",
    "complaint",
    `
[that's|it's] the [fourth|second] [message|text] [from you|i get] [in two days|this week], [enough is enough|it's too much]
[your|the] [workers|crew] [left a mess|never turned up|were rude to us]
[i was|we were] [promised|told] [a refund|a callback] and [got nothing|nothing happened]
[i'm reporting|will be reporting] [this|you] to the [authorities|attorney general|consumer agency]
[i'm sick of|fed up with|tired of] [this company|your constant messages|being ignored]
[absolutely|truly] [appalling|dreadful] [service|treatment]
[expect|you can expect] [a letter from my attorney|legal action]
`,
  ),
  ...families(
    "en",
    "human_request",
    `
[is a|can a] [member of staff|team member] [available|able] to [speak with me|help]?
[i want|i'd prefer] a [person|human] [to answer this|on the phone]
[kindly|please] [hand me over|pass me] to [somebody real|your supervisor]
[let me|i'll only] [deal with|speak to] [an actual human|the manager]
[could somebody|can one of your people] [from your team|actual staff] [ring me|get in touch]?
`,
  ),
  ...families(
    "en",
    "auto_reply",
    `
=[away from|not at] my desk [until wednesday|this week]. [for urgent matters contact reception|will respond on return]
=[this mailbox|this line] is [unattended|automated], [please do not reply|messages are not read]
=[thanks for getting in touch|we have received your text]. [a team member will respond within 24 hours|our team is offline right now]
=[i am|i'm] [currently behind the wheel|driving]. [auto-reply|this is an auto response]
`,
  ),
  ...families(
    "en",
    "abusive",
    `
[you bloody|you fucking] [morons|parasites|liars]
[eat|go eat] [shit|crap] [and die|]
[what a bunch of|you're all] [scumbags|dickheads|wankers]
[get|go get] [fucked|stuffed]
[stupid ass|dumbass] [robot|company]
`,
  ),
  ...families(
    "en",
    "small_talk",
    `
[hey hey|well hello|good day] [to you|]
[hope|trust] [you're well|you have a great one]
[that made me laugh|you're funny|lol nice]
[thanks so much|much appreciated|many thanks] [!|]
[enjoy|have fun on] [your weekend|the holiday]
`,
  ),
  ...families(
    "en",
    "unclear",
    `
[gfdgfd|wqeqwe|hjkl hjkl|zzzxx]
[hmm let me see|errr|well...]
[the green|our old] [bicycle|fence] [fell over|is gone]
[i have no idea|no clue] what [that means|you're on about]
[two|seven] [of them|oranges]
[see you at the|meet me by the] [traffic stop|end of the pier]
[he's|she's] [at the shop|in the garden]
`,
  ),
  ...families(
    "en",
    "not_now",
    `
&question_price [bit busy this week|can't do it now], [but what do you charge|though what would i pay]?
`,
  ),
];
