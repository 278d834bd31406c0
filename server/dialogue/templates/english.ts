import type { Wordings } from "./keys";

export const english: Wordings = {
  handoff: [
    "Thanks{name}. A colleague at {brand} will pick this up and reply here.",
    "I'm passing this to a colleague at {brand}, who will reply to you here.",
  ],
  kept: ["Good to know{name}, I'll stay available here.", "Understood{name}, I'll keep this thread open for you."],
  ask_stop: ["Just to be sure: do you want to stop texts from {brand}? Reply STOP to end them."],
  wrong_number: ["Sorry for the mix-up. We won't text this number again."],
  calm: [
    "I'm sorry this annoyed you. A colleague will look into it; reply STOP if you want no more texts.",
    "I hear you, and I'm sorry. A colleague will read this. Reply STOP to end these texts.",
  ],
  sorry: [
    "I'm sorry about this{name}. I'm handing it to a colleague at {brand} who will look into it personally.",
    "I apologise{name}. A colleague at {brand} will read this and get back to you here.",
  ],
  close: [
    "No problem at all{name}, thanks for telling me. I won't follow up further. All the best!",
    "Understood{name}, and thank you for the answer. I'll leave it there. Take care!",
  ],
  later: [
    "No rush{name}. I'll leave you in peace and check back then.",
    "Of course{name}, I'll pause here and check in again later.",
  ],
  customer: [
    "Thank you for being a customer{name}! I'll let a colleague know so they can help you here.",
    "Good to hear you're with us already{name}. A colleague will follow up here if anything is open.",
  ],
  booked: [
    "Great{name}, your call is in our calendar. Talk soon!",
    "You're all set{name}, the call is booked. Until then!",
  ],
  check: [
    "Good question{name}. I don't want to guess, so let me check with a colleague and we'll reply here.",
    "Let me check that with a colleague{name}, so that you get a correct answer here.",
  ],
  identity: [
    "I'm {assistant}, the AI assistant of {brand}. If you'd rather have a person, just say so.",
    "This is {assistant}, an AI assistant texting for {brand}. A colleague can take over whenever you like.",
  ],
  fact: ["{fact} Does that help{name}?", "Happy to tell you: {fact} Anything else you'd like to know?"],
  fact_and_link: [
    "{fact} If you like, pick a time for a short call: {link}",
    "{fact} You can choose a time to talk here: {link}",
  ],
  objection: [
    "That's fair{name}. What matters most to you here? I can have a colleague speak to it.",
    "I understand the hesitation{name}. What would you need to know to feel comfortable?",
  ],
  link: [
    "Great{name}! You can pick a time that suits you here: {link}",
    "Happy to set that up{name}. Choose whatever time works for you: {link}",
    "Perfect{name}, here is our calendar, take any slot you like: {link}",
  ],
  nudge: [
    "Glad to hear it{name}. What would you like to get out of it?",
    "Nice{name}! Is there something you'd like to know before a short call?",
  ],
  small_talk: ["Nice to hear from you{name}! How can I help?", "Thanks{name}! Is there anything I can help you with?"],
  clarify: [
    "Sorry{name}, I'm not sure I follow. Could you say it in other words?",
    "I want to get this right{name}. Could you tell me a bit more?",
  ],
  check_back: [
    "Hi{name}, you asked me to check back. Is now a better time to talk about this?",
    "Hello{name}, checking in as you asked. Would you like to pick it up again?",
  ],
  opening: [
    "Hi{name}, it's {assistant}, the AI assistant of {brand}. {goal}",
    "Hello{name}, {assistant} here, the AI assistant of {brand}. {goal}",
  ],
  follow_up: [
    "Hi{name}, {assistant} from {brand} again, no pressure at all. {goal}",
    "Hello{name}, just a friendly note from {assistant} at {brand}. {goal}",
  ],
  disclosure: ["{assistant} here, {brand}'s AI assistant."],
  stop_line: ["Reply STOP to opt out."],
};
