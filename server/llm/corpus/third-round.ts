import { families } from "./grammar";

/** Third round: greetings that name a part of the day, ends and stops of places, wishes for a date. */
export const thirdRound = [
  ...families(
    "en",
    "small_talk",
    `
[good afternoon|afternoon|good day|evening all|morning all] [team|folks|sir|madam|everyone|]
[wishing you|have yourself|i hope you had] a [good|great|pleasant|super] [afternoon|week|trip|rest of the day]
[ha|hah|hihi], [that was nice|you made my day|sweet of you]
`,
  ),
  ...families(
    "en",
    "unclear",
    `
[at the|by the|near the] [end|edge|corner|top] of [the hallway|winter|the driveway|the game|june|the line]
[the end of|end of] [winter|the hallway|july|the driveway|a long day|the queue]
[we change|change trains|they got on] at [the last stop|the bridge stop|main street stop]
[your|our|her] [bus|tram] stop is [closed|around the corner|moved]
[take|put] [your hat|the cover|those boots] [off|away] [please|]
`,
  ),
  ...families(
    "en",
    "booking_request",
    `
[what is|whats|tell me] the [soonest|first|next free] [slot|opening|time] [you have|available|]
[forward|resend|text over] [that|the|your] [booking link|scheduling page|calendar page] [please|]
[push|put] [our call|my appointment] [back|off] [a day|to next week|by an hour]
[schedule|book] [the visit|a visit|me] [next week|in two days|for the weekend] [please|]
`,
  ),
  ...families(
    "en",
    "objection",
    `
[it|that] [costs|would cost] [way too much|a fortune|more than we have]
[what|which] [proof|assurance] [do i have|is there] that [you deliver|it's legit|you're serious]
`,
  ),
  ...families(
    "en",
    "complaint",
    `
[the job|the repair|the whole thing] was [a mess|a nightmare|badly done|a total failure]
`,
  ),
  ...families(
    "en",
    "not_interested",
    `
[i'm|we're|im] [not that|not very|not so|not all that] interested [honestly|thank you|in the offer|]
`,
  ),
  ...families(
    "en",
    "interested",
    `
[that's|this is] [exactly|precisely] what [we|i] [were looking for|was after|hoped for]
`,
  ),
  ...families(
    "en",
    "question_identity",
    `
[which|what] [firm|business|shop|company] [are you|do you belong to|is texting me]
`,
  ),
  ...families(
    "es",
    "booking_request",
    `
[necesito|quiero|quisiera] [una hora|una visita|que me llamen] [el martes|pasado mañana|la próxima semana]
`,
  ),
  ...families(
    "fr",
    "booking_request",
    `
[un rdv|un créneau|un appel] [lundi matin|mardi|vendredi] [svp|serait bien|c'est possible]
`,
  ),
  ...families(
    "de",
    "interested",
    `
[ja|gerne], [ich hätte interesse|das klingt nach etwas für mich|interesse besteht]
`,
  ),
  ...families(
    "pt",
    "booking_request",
    `
[quero|preciso] de um horário [na terça|na sexta|segunda cedo]
`,
  ),
];
