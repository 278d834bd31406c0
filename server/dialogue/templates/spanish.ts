import type { Wordings } from "./keys";

/** Words with letters outside the SMS alphabet are avoided where another word does, since they halve a text's room. */
export const spanish: Wordings = {
  handoff: [
    "Gracias{name}. Una persona del equipo de {brand} le responde por este medio.",
    "Paso su mensaje al equipo de {brand}; le escriben por este medio.",
  ],
  kept: ["De acuerdo{name}, sigo disponible por este medio.", "Entendido{name}, queda abierto este chat."],
  ask_stop: ["Solo para confirmar: ¿desea dejar de recibir mensajes de {brand}? Responda STOP para darse de baja."],
  wrong_number: ["Disculpe la molestia. No volveremos a escribir a este numero."],
  calm: [
    "Lamento la molestia. Lo revisa una persona del equipo. Responda STOP si no desea mensajes.",
    "Lo siento de verdad. Una persona del equipo lo lee. Responda STOP para no recibir mensajes.",
  ],
  sorry: [
    "Lo siento mucho{name}. Una persona de {brand} lo revisa y le responde por este medio.",
    "Le pido disculpas{name}. El equipo de {brand} lo revisa y le escribe.",
  ],
  close: [
    "Sin problema{name}, gracias por avisar. No le escribo de nuevo. ¡Que le vaya muy bien!",
    "Entendido{name}, gracias por su respuesta. Lo dejo en este punto.",
  ],
  later: [
    "Sin prisa{name}. Le escribo de nuevo en ese momento.",
    "Claro{name}, lo dejo por ahora y le escribo en otro momento.",
  ],
  customer: [
    "¡Gracias por ser cliente{name}! Aviso a una persona del equipo para que le ayude.",
    "Me alegra que ya sea cliente{name}. Una persona del equipo le escribe.",
  ],
  booked: [
    "Perfecto{name}, su llamada ya figura en el calendario. ¡Hasta pronto!",
    "Todo listo{name}, la llamada queda reservada.",
  ],
  check: [
    "Buena pregunta{name}. Prefiero no adivinar: lo consulto con el equipo y le respondemos.",
    "Lo consulto con una persona del equipo{name} y le respondemos por este medio.",
  ],
  identity: [
    "Soy {assistant}, asistente de IA de {brand}. Si prefiere hablar con una persona, avise.",
    "Le escribe {assistant}, asistente de IA de {brand}. Una persona puede tomar el chat cuando quiera.",
  ],
  fact: ["{fact} ¿Le sirve{name}?", "Con gusto: {fact} ¿Desea saber algo más?"],
  fact_and_link: [
    "{fact} Si quiere, elija hora para una llamada: {link}",
    "{fact} Puede elegir hora para hablar: {link}",
  ],
  objection: [
    "Es comprensible{name}. ¿Qué es lo que más le importa? El equipo puede responderle.",
    "Entiendo la duda{name}. ¿Qué le gustaría saber para decidir con calma?",
  ],
  link: [
    "¡Genial{name}! Elija la hora que prefiera: {link}",
    "Con gusto{name}. Elija el momento que le convenga: {link}",
    "Perfecto{name}, tome el horario que quiera: {link}",
  ],
  nudge: ["Me alegra{name}. ¿Qué le gustaría lograr?", "¡Bien{name}! ¿Quiere saber algo antes de una llamada corta?"],
  small_talk: ["¡Un gusto saludarle{name}! ¿En qué le ayudo?", "¡Gracias{name}! ¿Le ayudo con algo?"],
  clarify: [
    "Disculpe{name}, no estoy seguro de entender. ¿Me lo dice con otras palabras?",
    "Quiero entender bien{name}. ¿Me cuenta un poco más?",
  ],
  check_back: [
    "Hola{name}, me dijo que le escribiera de nuevo. ¿Es mejor momento ahora?",
    "Hola{name}, le escribo como me dijo. ¿Le gustaría retomarlo?",
  ],
  opening: [
    "Hola{name}, soy {assistant}, asistente de IA de {brand}. {goal}",
    "Buenas{name}, le escribe {assistant}, asistente de IA de {brand}. {goal}",
  ],
  follow_up: [
    "Hola{name}, {assistant} de {brand} de nuevo, sin compromiso. {goal}",
    "Hola{name}, una nota amable de {assistant} de {brand}. {goal}",
  ],
  disclosure: ["Le escribe {assistant}, asistente de IA de {brand}."],
  stop_line: ["Responda STOP para darse de baja."],
};
