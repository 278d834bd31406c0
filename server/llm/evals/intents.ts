import { families } from "../corpus/grammar";

/** Phrasings that the model has never seen: no family, and no text, is shared with the training corpus. */
export const heldOutIntents = [
  ...families(
    "en",
    "interested",
    `
[yes i think|yeah i guess] [i'd be interested|i'm interested] [in finding out|in what you offer]
[i'd like|we'd like] to [know more about it|get more information] [before deciding|when you can|]
[good to hear from you|glad you wrote], [yes still interested|i do want to continue]
[fine|ok fine], [tell me what it's about|send the information]
[sounds like|that's] [just what we need|a great idea]
yes [we're keen|i'm up for it|let's move forward]
`,
  ),
  ...families(
    "en",
    "booking_request",
    `
[could you|can you] [pencil|put] me in [for wednesday morning|for monday at 2]?
[is|would] [friday|thursday] [free|possible] [for a call|for an appointment]?
[please|pls] [call me|phone me] [after work tomorrow|at 6 tonight]
[what's|what is] [your next available|the earliest] [appointment|slot]?
[i want to|let me] [book in|schedule the visit] [for next week|this friday]
[send over|forward] the [calendar link|booking page]
i [need to|have to] [push back|reschedule] [tomorrow's call|my visit]
`,
  ),
  ...families(
    "en",
    "not_now",
    `
[try me|get back to me] [in the autumn|in two months|after my holiday]
[sorry|hey] [super busy|too busy] [this week|today], [maybe next week|another time]
[i'm not ready|we aren't ready] to [decide|move] [just yet|at this point]
[can we|could we] [leave it|postpone this] [until spring|for a few weeks]?
[at work|in a meeting] [now|right now], [will text later|talk later]
[let us|let me] [think it over|consider it] [for a bit|over the weekend]
[perhaps|maybe] [later this year|when things calm down]
`,
  ),
  ...families(
    "en",
    "not_interested",
    `
[no thanks|no thank you], [we've decided not to|we don't need anything]
[sorry|thanks], [i'm no longer looking|not looking for that now]
[we hired|i chose] [a different company|somebody else] [in the end|]
[i'm|we're] [really not|not really] interested [in it|in your offer]
[i already got one|i have one already], [no need|thanks anyway]
[i'll have to|going to have to] [say no|decline]
`,
  ),
  ...families(
    "en",
    "objection",
    `
[it costs|that costs] [too much|more than i can afford]
[how can i be sure|what guarantees] [it's not a scam|you're trustworthy]?
[i'm|i am] [not convinced|skeptical] [it will work|about the results]
[i have to|must] [discuss it with|ask] my [wife|boss] before [anything|signing]
[others are cheaper|i found it cheaper elsewhere], [why pay more|your price is high]
[bad experience|got cheated] [last time|with another company], [hard to trust|so i'm worried]
`,
  ),
  ...families(
    "en",
    "question_price",
    `
[and how much|so how much] [does that cost|would i be paying]?
[what's your|what is your] [price list|hourly rate|fee]?
[can you tell me|i'd like to know] [the cost|how much it is]
[any|is there a] [discount|special price] [for veterans|if i pay upfront|for students]?
do i [have to pay|pay anything] for [the consultation|the visit]?
[price|how much] [for a family of four|for two rooms|a month]?
`,
  ),
  ...families(
    "en",
    "question_product",
    `
[what sort of services|which treatments] do you [have|provide]?
[how does the|how would the] [program|service] work?
[what does|what would] the [package|plan] [include|come with]?
[do you guys|do you] [repair|install] [heat pumps|garage doors|boilers]?
[is there|do you give] a [guarantee|warranty] [on the work|with it]?
[what's the difference|how is it different] [from what i have|between the two options]?
`,
  ),
  ...families(
    "en",
    "question_logistics",
    `
[where is|where's] your [office|clinic|shop]?
[how long|how many hours] [will the visit|does an appointment] [take|last]?
[is that|would the meeting be] [in person or online|over zoom|by phone]?
[what are|when are] your [business hours|opening times]?
[do you come|could you come] to [my house|the north side]?
[what will i|what should i] [need to bring|prepare]?
`,
  ),
  ...families(
    "en",
    "question_identity",
    `
[who am i|who is it i'm] [talking to|texting with]?
[am i chatting|is this a chat] with a [robot|real human|computer]?
[how did your company|where did you guys] [get my phone number|find my contact]?
[what company|what business] would this be [please|]?
[are you|is this] [an actual person|an automated message]?
`,
  ),
  ...families(
    "en",
    "wrong_number",
    `
[sorry|no], you've got [the wrong guy|the wrong number]
[there is nobody|no one] [named sarah|called robert] [here|at this phone]
this [isn't|is not] [carlos|linda] [, wrong number|anymore]
[you've been texting|you messaged] the wrong person
[i don't know|don't know] [any linda|who carlos is], [wrong number|you have the wrong phone]
`,
  ),
  ...families(
    "en",
    "already_customer",
    `
[i'm|we are] [one of your customers|a client of yours] [already|]
[we already bought|i already purchased] [from you|your product]
[you already|your people already] [did our roof|installed mine]
[i have|we have] [a membership|an account] at your [place|company] [already|]
[been your|i've been your] [client|patient] [for three years|since 2020]
`,
  ),
  ...families(
    "en",
    "booked",
    `
[i've booked|i have booked] [a call|it] [for tuesday|already|through the link]
[i already have|already got] [an appointment|a call] [with you on monday|scheduled]
[just booked|booked it], [see you thursday|thank you]
[we're scheduled|i'm scheduled] for [friday at 3|next monday]
[appointment made|all booked], [see you soon|talk on tuesday]
`,
  ),
  ...families(
    "en",
    "complaint",
    `
[this is the third|it's the third] [message|time you wrote] [today|this week], [so annoying|very annoying]
[the service i got was|the work was] [awful|terrible|a disaster]
[no one from your company|nobody at your place] [ever called back|answers my calls]
[i will|i'm going to] [file a complaint|report you to somebody|contact my lawyer]
[i'm furious|i am really disappointed], [you lied to me|i want a refund]
[why do you keep|why are you always] [messaging my phone|pestering me]?
`,
  ),
  ...families(
    "en",
    "human_request",
    `
[can i please|may i] [talk to a human|speak with a real person]?
[i'd rather|i want to] [speak with one of your staff|talk to an agent] [instead|please]
[let me|please let me] [speak to a manager|talk with a person]
[get me|link me up with] [a human|an agent|someone real]
`,
  ),
  ...families(
    "en",
    "auto_reply",
    `
=[i am currently|currently] [out of office|out of my office] [until monday|and will reply next week]
=[automatic reply|auto reply]: [i am away until friday|thank you for your message]
=[thank you for contacting|thanks for texting] [our office|dr smith], [we will reply soon|we are closed]
=[driving now|i'm driving], [auto reply|i'll see your message later, sent automatically]
`,
  ),
  ...families(
    "en",
    "abusive",
    `
[fuck you|screw you] [you idiots|asshole|scammers]
[you are|you're] [a stupid bot|fucking useless|a bunch of idiots]
[up yours|go to hell] [you morons|you crooks]
[shut up|shut it] you [dumb robot|moron]
`,
  ),
  ...families(
    "en",
    "small_talk",
    `
[hi there|hello] [how are you doing|good afternoon]
[thank you|thanks] [very much|ever so much for that]
[have a|hope you have a] [restful evening|wonderful day]
[haha|lol] [that's great|too funny]
`,
  ),
  ...families(
    "en",
    "unclear",
    `
[asdasd|sdfsdf|qqq www|blorp]
[what|huh] [are you saying|does that mean]?
[my|the] [sister|bike|oven] is [in the yard|broken again]
[i don't understand|didn't get] [a word|what you wrote]
[three|nine] [pm bus|red chairs]
`,
  ),
];
