import { families } from "../corpus/grammar";

/** Unseen phrasings in the other languages that the local engine speaks. */
export const heldOutAbroad = [
  ...families(
    "es",
    "interested",
    `
[si|claro], [quiero más información|me interesa saber más]
`,
  ),
  ...families(
    "es",
    "booking_request",
    `
[quiero|necesito] [una cita|agendar una llamada] [para el lunes|mañana]
`,
  ),
  ...families(
    "es",
    "question_price",
    `
[cuánto sale|qué precio tiene] [todo el servicio|la instalación]?
`,
  ),
  ...families(
    "es",
    "not_now",
    `
[ahora mismo|hoy] [estoy ocupada|no tengo tiempo], [quizás otro dia|más adelante]
`,
  ),
  ...families(
    "es",
    "not_interested",
    `
[no gracias|gracias], [no me interesa nada|ya no estoy interesado]
`,
  ),
  ...families(
    "es",
    "question_identity",
    `
[quién eres|con quién estoy hablando], [un bot|una persona]?
`,
  ),
  ...families(
    "fr",
    "interested",
    `
[oui|d'accord], [dites-moi en plus|je voudrais plus d'informations]
`,
  ),
  ...families(
    "fr",
    "question_price",
    `
[quel prix|ça coûte combien] [pour l'installation|en tout]?
`,
  ),
  ...families(
    "fr",
    "booking_request",
    `
[je veux bien|j'aimerais] [un rendez-vous|fixer un appel] [lundi|la semaine prochaine]
`,
  ),
  ...families(
    "de",
    "interested",
    `
[ja|klar], [erzählen sie mir bitte mehr|ich habe interesse]
`,
  ),
  ...families(
    "de",
    "question_price",
    `
[was kostet|wie teuer ist] [die installation|so ein termin]?
`,
  ),
  ...families(
    "de",
    "not_now",
    `
[im moment|heute] [habe ich keine zeit|passt es leider nicht], [vielleicht nächste woche|später]
`,
  ),
  ...families(
    "pt",
    "interested",
    `
[sim|claro], [quero mais informações|tenho interesse em saber]
`,
  ),
  ...families(
    "pt",
    "question_price",
    `
[quanto custa|qual o valor] [a instalação|tudo isso]?
`,
  ),
  ...families(
    "pt",
    "booking_request",
    `
[quero|gostaria de] marcar [para segunda-feira|uma conversa amanhã]
`,
  ),
];
