import { families } from "./grammar";

/** English: what leads ask. */
export const englishQuestions = [
  ...families(
    "en",
    "question_price",
    `
how much [is it|does it cost|do you charge|would it be|for a {thing}|are we talking]
[what's|whats|what is] the [price|cost|fee|rate|damage] [?|for a {thing}|per month|]
[what does|how much does] [it|a {thing}|this|the service] [cost|run|go for]
[can|could] [you|i] [give me|send me|get] [a price|pricing|a quote|a ballpark|a price list]
[price|pricing|cost|rates] [?|please|for {num} people|]
[do you|are there|is there] [have|any|a] [discounts|discount|deals|specials|promo] [for seniors|right now|available|]
[is|was] [it|the {thing}|the call|the first visit] [free|free of charge|really free] [?|or do i pay|]
[what|which] [payment plans|financing|payment options] [do you have|do you offer|are there]
[can i|could i|is it possible to] pay [monthly|in installments|over time|later]
[any|are there any] [hidden fees|extra charges|setup fees|additional costs] [?|with that|]
[what would|how much would] [it|that] [cost me|come to|set me back] [for {num}|per month|in total]
[how expensive|how pricey|how cheap] is [it|that|this|a {thing}]
[what are|tell me|send] your [rates|prices|fees|packages]
[do you|does it|will it] [take|get covered by|be covered by] [insurance|my insurance|medicare]
[is it|does it cost|would that be] [more|less|under|over] than [100|500|a grand|last year]
[what's|whats] [included in|the difference in] the price [?|between plans|]
[$|£|usd] [?|how much|what amount]
[need|i need|want] to know the [price|cost|total] [first|before anything|]
[per month|monthly|yearly|hourly|per visit] [price|cost|rate] [?|is what|]
[how many|how much] [dollars|euros|bucks|money] [for it|is that|per session]
`,
  ),
  ...families(
    "en",
    "question_product",
    `
[what|so what] [is it|is this|exactly is this|do you offer|do you sell|do you guys do]
[how does|how do|how would] [it|this|that|the {thing}] work [exactly|?|in practice|]
[do you|can you] [also|] [do|offer|handle|install|fix|repair] [roofs|kitchens|windows|solar|braces|group classes]
[what's|what is|whats] [included|the {thing} about|the difference|special about it]
[does|will|would] [it|this|that] work [with|on|for] [an old house|my phone|a small business|kids|bad knees|windows]
[what|which] [services|options|packages|plans|brands] [do you have|do you offer|are available]
[is it|are they|is this] [safe|reliable|certified|organic|waterproof|any good]
[how long|how many years] does [it|the product|the result|the warranty] last
[is there|do you have|what about] a [warranty|guarantee|return policy|cancellation policy]
[tell me|explain|describe] [how it works|what you do|what it does] [please|]
[what do i get|what would we get|what comes with it]
[who|what kind of people] is [it|this] for [?|exactly|]
[can|could] it [help|deal] with [back pain|high bills|anxiety|old wiring|weight loss]
[do you|would you] [have|recommend] [something for beginners|a smaller version|it in other colours|evening classes]
[what|which] [model|size|type|programme|version] [would|do you] [suit me|suggest|recommend|fit]
[how|in what way] [are you|is it|is this] different [from|than] [{brand}|others|the competition|last time]
[what results|what outcome|how much improvement] can [i|we] expect
[have you|did you] [worked with|done] [restaurants|families|homes like mine|companies my size] [before|]
[what are|tell me] the [benefits|advantages|features|side effects|requirements]
[what|remind me what] [was|is] [this|the offer|it] about [again|?|]
`,
  ),
  ...families(
    "en",
    "question_logistics",
    `
[where|where exactly] are you [located|based|guys|] [?|now|]
[what|which] [are|is] your [hours|opening hours|address|location]
[how long|how much time] [does|will|would] [it|the call|the {thing}|that] take
[do you|can you|would you] [come to|serve|cover|travel to|work in] [my area|my home|the suburbs|my town|downtown]
[is it|is the {thing}|would it be] [online|in person|over the phone|by video|on zoom] [?|or in person|]
[what do|do] i need to [bring|prepare|have ready|do before]
[are you|you guys] open [on {day}|on weekends|late|today|on holidays]
[how soon|how fast|how quickly] [can you|could you|would you] [start|come|deliver|do it|finish]
[do i|do we|must i] [need to|have to] [be home|come in|bring documents|sign anything|be there]
[is there|do you have] [parking|wheelchair access|a shop near me|a branch nearby]
[who|which person] will [i be talking to|come out|call me|be there]
[how many|how much] [people|sessions|visits|appointments] [are|does it take|do i need] [needed|]
[what's|whats|what is] the [address|process|timeline|turnaround|wait time]
[do you|can you] [deliver|ship|install] [to {num} miles away|outside the city|on weekends|]
[can i|may i|is it ok to] bring [my wife|my kids|a friend|someone]
[how far|how many miles] [are you|is it] from [here|downtown|the station]
[what number|which number] will you call [from|me on] [?|]
[what time zone|which timezone|what office] [is that|are you in]
[when|how long until|after how long] [would it be|will it be|is it] [done|finished|delivered|ready]
[does|is] [the call|it] [need|require|with] [video|a camera|an app|a download]
`,
  ),
  ...families(
    "en",
    "question_identity",
    `
[who|whos|who's|sorry who] is this [?|texting me|please|]
[who|whom] [are|r] [you|u] [?|exactly|people|guys]
[are|r] [you|u] [a bot|a robot|real|a real person|human|an ai|a machine|a computer]
[is this|am i talking to] [a bot|automated|a real person|a human|a robot|ai|chatgpt]
[how|where] did [you|u] get [my number|this number|my info|my details|my contact]
[what|which] company [is this|are you with|are you from|do you work for]
[do i|should i] know you [?|from somewhere|]
[who|which company] [gave you|sold you] my [number|info|details]
[is there|am i texting] [a human|an actual person|a live person] [there|on the other end|?]
[where|which place] are you [texting|messaging|writing] from
[this|that] [feels|sounds|seems] [automated|like a bot|like a robot|scripted]
[what's|whats|what is] your [name|company|business|title] [?|again|]
[sorry|hi|hey|hmm], who [dis|is it|am i speaking with|is texting]
[why do|how come] you have my [number|details|information|contact]
[prove|show me] [you're human|you are real|you're not a bot]
[did i|when did i] [sign up for this|give you my number|contact you|fill a form]
[your|ur] a bot [right|aren't you|lol|?]
[remind me|tell me] who [you are|this is] [again|please|]
[name|new phone], who [are you|is this|dis]
[are you|is this] [maria|the owner|an assistant|from {brand}|the same person] [?|or a computer|]
`,
  ),
];
