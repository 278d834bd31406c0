import { families } from "./grammar";

/** The other spoken languages, second round. */
export const abroadMore = [
  ...families(
    "es",
    "interested",
    `
[pues si|bueno], [me gustaria conocer la oferta|quisiera saber mas de eso]
[todavia me interesa|si me sigue interesando] [la verdad|]
`,
  ),
  ...families(
    "es",
    "booking_request",
    `
[se puede|podria] [reservar|agendar] para [el viernes|la semana que viene]?
[me viene bien|puedo] el [jueves|sábado] [a las 11|por la mañana]
`,
  ),
  ...families(
    "es",
    "question_price",
    `
[y cuanto|cuánto] [me costaria|tendria que pagar]?
[qué precio tiene|a qué precio está] [la consulta|eso]?
`,
  ),
  ...families(
    "es",
    "question_identity",
    `
[perdón|disculpe], [quién me escribe|con quién hablo]?
[esto lo escribe|habla] [un robot|una máquina]?
`,
  ),
  ...families(
    "es",
    "not_now",
    `
[estoy|ando] [en el trabajo|en una reunión], [más tarde|luego hablamos]
[hasta|antes de] [septiembre|enero] no [puedo|podremos hacer nada]
`,
  ),
  ...families(
    "es",
    "not_interested",
    `
[gracias pero|se lo agradezco pero] [no me interesa|no lo necesito]
`,
  ),
  ...families(
    "es",
    "objection",
    `
[la verdad|sinceramente] [me parece caro|es mucho dinero]
`,
  ),
  ...families(
    "es",
    "complaint",
    `
[estoy muy enfadado|qué falta de respeto], [tres mensajes en un dia|nadie me atiende]
`,
  ),
  ...families(
    "fr",
    "interested",
    `
[oui|ah oui], [je suis toujours partant|ça pourrait m'intéresser]
`,
  ),
  ...families(
    "fr",
    "booking_request",
    `
[serait-il possible de|est-ce qu'on peut] [se voir vendredi|prendre un rdv samedi]?
[je préfère|plutôt] [jeudi à 10h|mardi après-midi] [pour l'appel|]
`,
  ),
  ...families(
    "fr",
    "question_price",
    `
[et ça me|cela] [coûterait combien|reviendrait à combien]?
`,
  ),
  ...families(
    "fr",
    "question_identity",
    `
[pardon|excusez-moi], [à qui ai-je l'honneur|qui m'écrit]?
`,
  ),
  ...families(
    "fr",
    "not_now",
    `
[je travaille|je conduis], [plus tard|on verra ça la semaine prochaine]
`,
  ),
  ...families(
    "fr",
    "not_interested",
    `
[merci mais|c'est gentil mais] [non|je n'ai pas besoin de ça|ça ne m'intéresse pas]
`,
  ),
  ...families(
    "de",
    "interested",
    `
[doch|ja], [das würde mich interessieren|ich wäre dabei]
`,
  ),
  ...families(
    "de",
    "booking_request",
    `
[geht|passt] [freitag um 10|samstag vormittag] [bei ihnen|]?
[könnten wir|wollen wir] [am mittwoch telefonieren|einen termin nächste woche machen]?
`,
  ),
  ...families(
    "de",
    "question_price",
    `
[und was|was] [würde mich das kosten|muss ich zahlen]?
`,
  ),
  ...families(
    "de",
    "question_identity",
    `
[entschuldigung|sorry], [wer schreibt mir da|mit wem schreibe ich]?
`,
  ),
  ...families(
    "de",
    "not_now",
    `
[bin in einem meeting|bin am arbeiten], [später bitte|melde mich später]
`,
  ),
  ...families(
    "de",
    "not_interested",
    `
[danke aber|nett aber] [nein|das brauche ich nicht|kein interesse]
`,
  ),
  ...families(
    "pt",
    "interested",
    `
[olha|bom], [eu quero sim|ainda me interessa]
`,
  ),
  ...families(
    "pt",
    "booking_request",
    `
[dá para|seria possível] [marcar para sexta|agendar na semana que vem]?
`,
  ),
  ...families(
    "pt",
    "question_price",
    `
[e quanto|quanto] [eu pagaria|vai me custar]?
`,
  ),
  ...families(
    "pt",
    "question_identity",
    `
[desculpa|desculpe], [quem está escrevendo|quem fala]?
`,
  ),
  ...families(
    "pt",
    "not_now",
    `
[estou no trabalho|tô dirigindo], [depois a gente fala|mais tarde]
`,
  ),
  ...families(
    "pt",
    "not_interested",
    `
[obrigado mas|agradeço mas] [não preciso|não me interessa|não quero]
`,
  ),
];
