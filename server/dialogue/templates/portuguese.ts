import type { Wordings } from "./keys";

/** Words with letters outside the SMS alphabet are avoided where another word does, since they halve a text's room. */
export const portuguese: Wordings = {
  handoff: [
    "Obrigado{name}. Uma pessoa da {brand} vai responder por aqui.",
    "Vou passar para a equipe da {brand}, que responde por aqui.",
  ],
  kept: ["Tudo certo{name}, sigo por aqui.", "Combinado{name}, a conversa continua aberta."],
  ask_stop: ["Para confirmar: quer parar de receber mensagens da {brand}? Responda STOP para sair."],
  wrong_number: ["Desculpe o engano. Este contato sai da nossa lista."],
  calm: [
    "Lamento o incômodo. Uma pessoa da equipe vai ler. Responda STOP para sair.",
    "Entendo e lamento. A equipe vai ver isto. Responda STOP para parar.",
  ],
  sorry: [
    "Lamento muito{name}. Uma pessoa da {brand} vai cuidar disso e responder por aqui.",
    "Desculpe{name}. A equipe da {brand} vai ver isso e responder.",
  ],
  close: [
    "Sem problema{name}, obrigado por avisar. Fico por aqui. Tudo de bom!",
    "Entendido{name}, obrigado pela resposta. Tudo de bom!",
  ],
  later: ["Sem pressa{name}. Volto a falar nesse momento.", "Claro{name}, faço uma pausa e falo depois."],
  customer: [
    "Obrigado por ser cliente{name}! Aviso a equipe para ajudar por aqui.",
    "Que bom que somos parceiros{name}. Uma pessoa da equipe responde por aqui.",
  ],
  booked: ["Perfeito{name}, a conversa está marcada. Até logo!", "Tudo certo{name}, horário reservado."],
  check: [
    "Boa pergunta{name}. Prefiro consultar a equipe; respondemos por aqui.",
    "Vou confirmar com a equipe{name} e respondemos por aqui.",
  ],
  identity: [
    "Aqui fala {assistant}, assistente de IA da {brand}. Se preferir uma pessoa, pode dizer.",
    "Sou {assistant}, assistente de IA da {brand}. Uma pessoa pode assumir quando quiser.",
  ],
  fact: ["{fact} Isso ajuda{name}?", "Com prazer: {fact} Algo mais?"],
  fact_and_link: [
    "{fact} Se quiser, escolha uma hora para conversar: {link}",
    "{fact} Pode escolher a hora aqui: {link}",
  ],
  objection: [
    "Entendo{name}. O que pesa mais na sua escolha?",
    "Entendo a dúvida{name}. O que gostaria de saber para decidir?",
  ],
  link: [
    "Que bom{name}! Escolha a hora que preferir: {link}",
    "Com prazer{name}. Pode escolher a melhor hora: {link}",
    "Perfeito{name}, aqui fica a agenda: {link}",
  ],
  nudge: ["Que bom{name}. O que gostaria de conseguir?", "Boa{name}! Quer saber algo antes de uma conversa curta?"],
  small_talk: ["Que bom falar com você{name}! Como posso ajudar?", "Obrigado{name}! Posso ajudar em algo?"],
  clarify: ["Desculpe{name}, pode dizer com outras palavras?", "Quero entender bem{name}. Pode contar um pouco mais?"],
  check_back: [
    "Oi{name}, fiquei de falar de novo. Agora fica melhor?",
    "Oi{name}, volto como combinado. Quer retomar?",
  ],
  opening: [
    "Oi{name}, aqui fala {assistant}, assistente de IA da {brand}. {goal}",
    "Olá{name}, sou {assistant}, assistente de IA da {brand}. {goal}",
  ],
  follow_up: [
    "Oi{name}, {assistant} da {brand} de novo, sem compromisso. {goal}",
    "Oi{name}, uma nota amiga de {assistant} da {brand}. {goal}",
  ],
  disclosure: ["Aqui fala {assistant}, assistente de IA da {brand}."],
  stop_line: ["Responda STOP para sair."],
};
