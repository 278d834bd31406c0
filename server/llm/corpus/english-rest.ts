import { families } from "./grammar";

/** English: customers, bookings, machines, small talk and everything that says nothing. */
export const englishRest = [
  ...families(
    "en",
    "already_customer",
    `
[i'm|i am|we're|im] already [a customer|a client|a member|a patient|your customer] [of yours|since {month}|]
[i|we] already [signed up|bought it|have your service|use you|work with you] [last month|with you|]
[i|we] [bought|ordered|purchased|got] [it|one|a {thing}] from you [already|last year|in {month}|{num} weeks ago]
[you|your team|your guys] already [installed|did|delivered|finished] [it|ours|our {thing}|the job]
[i'm|we are|im] [an existing|a current|a paying|a long time] [customer|client|member|subscriber]
[been|i've been|we've been] [a customer|a member|with you|using you] [for years|for {num} months|since {month}]
[we|i] [already|] have [an account|a contract|a plan|a membership] with you [guys|]
[check|look in] your records, [i'm already with you|we already bought|i'm a client]
[my|our] [subscription|membership|plan|contract] [is|with you is] [already|still] active
[i|we] [pay|am paying] you [every month|already|monthly]
[i|we] [started|joined|enrolled] [with you|] [last week|in {month}|{num} weeks ago] [already|]
[already|i already] [paid|pay] for [it|this|the {thing}] [with you|, check|]
`,
  ),
  ...families(
    "en",
    "booked",
    `
[i|we] [already|just] [booked|scheduled|made an appointment|picked a time] [online|for {day}|thanks|yesterday|]
[i|we] [have|got] [an appointment|a call|a {thing}] [on {day}|scheduled for {day}|tomorrow at {time}|with you {day}] [already|]
[done|all done|ok done|great], [booked|i booked|i'm booked|just booked] [for {day}|it|thanks|!]
[see|talk to] you [on {day}|{day}|tomorrow|at {time}|then|next week]
[my|our] [appointment|call|meeting|{thing}] is [on {day}|at {time}|already booked|already set|confirmed]
[booked|scheduled] [it|a slot|in] [for {day}|at {time}|thanks|, see you then]
[i've|i have|we've] [already|just|] [scheduled|reserved|taken|chosen] [a slot|a time|something|{day} {time}]
[i|already] [spoke|talked] to [someone|{name}|your colleague] [and booked|, we set a time|and scheduled {day}]
[just|i just] [used|clicked] the link [and booked|, all set for {day}|, booked]
[confirmed|all confirmed|it's confirmed] [for {day}|at {time}|, thank you|]
[you|{name}|someone] [is|are] already [coming|calling me|meeting us] [on {day}|{day} at {time}|tomorrow]
[it's|its|we're] [in|on] [the calendar|my calendar] [already|for {day}|]
`,
  ),
  ...families(
    "en",
    "auto_reply",
    `
=[i'm|i am] [currently|] out of [the|] office [until {day}|until {month} {num}|and will reply when i return|with limited access]
=[this is an|] [automatic|automated] [reply|response|message] [, i will get back to you|. do not reply|]
=[i'm|i am] driving [with do not disturb while driving turned on|right now and will see your message later|. sent from my car]
=[thank you|thanks] for [your message|contacting us|reaching out to {brand}], [we will get back to you|our office is closed|we reply within {num} hours|your message has been received]
=[auto|auto-|automatic ] [reply|response]: [i'm away|busy, will call back|in a meeting|on leave until {day}]
=[the|this] [number|subscriber|mailbox] [is not monitored|does not accept messages|cannot receive replies|is not in service]
=[i'm|i am] on [vacation|annual leave|holiday|parental leave] [until {month}|returning {day}|with no access to messages] [, contact {name}|]
=[can't talk|cant talk] right now[, what's up?|. i'll call you later|. can i call you later?]
=[our|the] [business hours|office hours] are [{day} to {day}|9 to 5|weekdays] [, we'll respond then|. leave a message|]
=[sorry,|] i [missed|can't take] your [call|message] [and will respond as soon as possible|, i'll get back to you shortly|at the moment, automated text]
=i [no longer|don't] work [at|for] {brand} [, please contact {name}|anymore, this inbox is closed|]
=[free msg|msg&data rates may apply|reply help for help|freemsg]: [your message was received|thanks for texting {brand}|you are subscribed]
`,
  ),
  ...families(
    "en",
    "small_talk",
    `
[hi|hello|hey|hey there|hiya|good morning|good evening|howdy] [there|!|{brand}|]
[how are|hows|how's] [you|it going|your day|things] [?|today|doing|]
[thanks|thank you|ty|thx|thank you so much|cheers] [!|a lot|for that|for the info|]
[have a|you have a] [good|great|nice|lovely] [day|weekend|one|evening]
[haha|lol|lmao|hehe|ha] [good one|that's funny|funny|nice|]
[nice|lovely|crazy|terrible] weather [today|we're having|out there|, isn't it]
[merry christmas|happy new year|happy holidays|happy {day}|happy easter] [to you too|!|]
[you too|same to you|likewise|my pleasure|no problem|no worries|np]
[god bless|blessings|take care|all the best] [!|to you|]
[did you|you] [see|watch] the [game|match|news] [last night|yesterday|]
[what's up|sup|wassup|yo|whats good] [!|man|]
[good|great|cool|nice|awesome|lovely] [to hear|stuff|chatting|!|]
[tell me|know] a [joke|story|fun fact]
[i'm|im] [good|fine|well|great|ok] [thanks, you?|thank you|and you|today]
[congrats|congratulations|well done|good job] [!|to you|]
`,
  ),
  ...families(
    "en",
    "unclear",
    `
[?|??|???|...|hm|hmm|uh|um|huh|eh]
[what|wat|sorry what|pardon|come again] [?|do you mean|]
[asdf|asdfgh|qwerty|jkjk|xcvb|fjfjf|lkjlkj|dfgdf] [ghj|zzz|qqq|]
[ok|okay|k|kk|mm|mhm|alright|fine|i see|right|got it|noted]
[i|we] [don't|do not|dont|didn't] [understand|get it|follow|get what you mean]
[it|that] [depends|could be|is what it is|happens]
[maybe|dunno|idk|not sure|who knows|possibly|hard to say]
[the|a] [blue|red|old|second] [one|car|dog|door] [was|is] [there|outside|broken|mine]
[sent|sending] [from my iphone|a photo|an image|a sticker]
[milk|eggs and bread|call mom|pick up kids|dentist {time}]
[lol what|wait what|say what|what now|so|and|but|because]
[my|the] [cat|dog|neighbour|printer|bus] [is|was|got] [late|sick|stuck|on fire|hungry]
[can you|could you|can u] stop by [at {time}|tomorrow|on {day}|the house]
[don't|dont|please don't] stop[, i love it|, keep going| believing|, this is great]
[i|we] [can't|cannot] stop [laughing|thinking about it|eating|smiling]
[at the|near the|by the] [bus stop|end of the street|stop sign|end of the week|end of the month]
[need to|i have to|want to] [cancel|end|quit] [my gym|my lease|my netflix|smoking|my job|the appointment on {day}]
[it|the meeting|the show|my shift] [will end|ends|stopped|starts] [at {time}|early|late|on {day}]
[stop|hold on|wait] [the car|a second|a minute|, let me check]
[i|we] [quit|stopped] [smoking|drinking|my job|working there] [last year|in {month}|]
[which|what about|and] [one|that|the other one|him|it]
[see|look at|check] [attached|picture|above|this]
[1|2|3|a|b|x|yes and no|both|neither|none]
[someone|he|she|they] [called|came|said so|was here] [yesterday|earlier|]
`,
  ),
  ...families(
    "en",
    "not_now",
    `
&question_price [not now|busy now|maybe later] [but|,] [how much is it|what does it cost|whats the price]
&question_price [in {month} maybe|next month perhaps], [what would it cost|what are the rates|how much]
`,
  ),
  ...families(
    "en",
    "interested",
    `
&question_price [yes|sure|sounds good|interested], [how much is it|what's the price|what does it cost|what do you charge]
&question_product [yes|ok|interesting], [how does it work|what's included|what do you offer]
&question_logistics [sure|yes|great], [how long does it take|where are you|is it online]
`,
  ),
];
