import type { Wordings } from "./keys";

export const french: Wordings = {
  handoff: [
    "Merci{name}. Une personne de {brand} vous répond ici.",
    "Je transmets à une personne de {brand}, qui vous écrit ici.",
  ],
  kept: ["Très bien{name}, je reste disponible ici.", "Entendu{name}, la conversation reste ouverte."],
  ask_stop: [
    "Juste pour confirmer : voulez-vous ne plus recevoir de SMS de {brand} ? Répondez STOP pour y mettre fin.",
  ],
  wrong_number: ["Désolé pour cette erreur. Nous ne vous écrirons plus à ce numéro."],
  calm: [
    "Je suis désolé de vous avoir dérangé. Une personne va lire ceci. Répondez STOP pour ne plus recevoir de SMS.",
    "Je vous entends et j'en suis désolé. Une personne regarde. Répondez STOP pour arreter.",
  ],
  sorry: [
    "Je suis désolé{name}. Une personne de {brand} s'en occupe et vous répond ici.",
    "Toutes mes excuses{name}. Une personne de {brand} regarde et revient vers vous.",
  ],
  close: [
    "Pas de souci{name}, merci de me l'avoir dit. Je ne vous relance plus. Bonne continuation !",
    "Entendu{name}, merci pour votre réponse. Je m'en tiens là.",
  ],
  later: [
    "Rien ne presse{name}. Je vous laisse tranquille et reviens vers vous à ce moment.",
    "Bien sûr{name}, je fais une pause et vous réécris plus tard.",
  ],
  customer: [
    "Merci d'etre client{name} ! Je préviens une personne de l'équipe pour vous aider.",
    "Ravi de vous compter parmi nos clients{name}. Une personne vous écrit ici.",
  ],
  booked: ["Parfait{name}, votre appel est noté. A bientot !", "C'est tout bon{name}, l'appel est réservé."],
  check: [
    "Bonne question{name}. Je préfère ne pas deviner : je demande à l'équipe et on vous répond ici.",
    "Je vérifie avec une personne de l'équipe{name} et on vous répond ici.",
  ],
  identity: [
    "Je suis {assistant}, l'assistant IA de {brand}. Si vous préférez une personne, dites-le.",
    "C'est {assistant}, assistant IA de {brand}. Une personne peut prendre le relais quand vous voulez.",
  ],
  fact: ["{fact} Cela vous aide{name} ?", "Avec plaisir : {fact} Autre chose ?"],
  fact_and_link: [
    "{fact} Si vous voulez, choisissez une heure pour un appel : {link}",
    "{fact} Vous pouvez choisir une heure ici : {link}",
  ],
  objection: [
    "C'est compréhensible{name}. Qu'est-ce qui compte le plus pour vous ?",
    "Je comprends votre hésitation{name}. Que vous faudrait-il savoir pour décider ?",
  ],
  link: [
    "Super{name} ! Choisissez l'heure qui vous convient : {link}",
    "Avec plaisir{name}. Prenez l'heure que vous préférez : {link}",
    "Parfait{name}, voici notre agenda : {link}",
  ],
  nudge: [
    "Ravi de l'entendre{name}. Qu'aimeriez-vous obtenir ?",
    "Très bien{name} ! Une question avant un court appel ?",
  ],
  small_talk: ["Ravi de vous lire{name} ! Comment puis-je vous aider ?", "Merci{name} ! Puis-je vous aider ?"],
  clarify: [
    "Pardon{name}, je ne suis pas sûr de comprendre. Pouvez-vous le dire autrement ?",
    "Je veux bien comprendre{name}. Pouvez-vous m'en dire un peu plus ?",
  ],
  check_back: [
    "Bonjour{name}, vous m'aviez dit de revenir vers vous. Est-ce un meilleur moment ?",
    "Bonjour{name}, je reviens comme convenu. Souhaitez-vous reprendre ?",
  ],
  opening: [
    "Bonjour{name}, ici {assistant}, l'assistant IA de {brand}. {goal}",
    "Bonjour{name}, c'est {assistant}, l'assistant IA de {brand}. {goal}",
  ],
  follow_up: [
    "Bonjour{name}, {assistant} de {brand} à nouveau, sans engagement. {goal}",
    "Bonjour{name}, un petit mot de {assistant} de {brand}. {goal}",
  ],
  disclosure: ["Ici {assistant}, l'assistant IA de {brand}."],
  stop_line: ["Répondez STOP pour ne plus recevoir de SMS."],
};
