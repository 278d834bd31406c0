import { families } from "./grammar";

export const spanish = [
  ...families(
    "es",
    "interested",
    `
[si|sí|claro|claro que si|por supuesto|vale] [por favor|gracias|me interesa|]
[me interesa|estoy interesado|estoy interesada|sigo interesado] [mucho|en eso|todavia|]
[cuénteme|cuéntame|dígame|quiero saber|me gustaria saber] [mas|más|más detalles|más información]
[suena|me parece] [bien|muy bien|genial|interesante]
[quiero|queremos|me gustaria] [hacerlo|empezar|probarlo|seguir adelante|inscribirme]
[qué|que|cual] [es el siguiente paso|hay que hacer|necesitan de mi]
[justo|precisamente] [lo estaba pensando|lo necesito|iba a escribirles]
`,
  ),
  ...families(
    "es",
    "booking_request",
    `
[puedo|podemos|quiero|quisiera|me gustaria] [agendar|reservar|programar] [una cita|una llamada|una hora|hora]
[mándame|envíeme|pásame|me manda] [el enlace|el link|el calendario|la liga] [por favor|para reservar|]
[llámeme|llámame|me puede llamar|pueden llamarme] [el lunes|mañana|el jueves a las 5|por la tarde|hoy]
[tienen|hay|tienes] [hueco|disponibilidad|cita|horario] [el martes|mañana|esta semana|el viernes]
[estoy libre|puedo|tengo tiempo] [el lunes|mañana por la tarde|a las 3|el miércoles]
[cuándo|a qué hora] [podemos hablar|me pueden llamar|nos vemos|pueden venir]
[necesito|quiero|puedo] [cambiar|mover|reprogramar] [mi cita|la llamada|la hora]
`,
  ),
  ...families(
    "es",
    "question_price",
    `
[cuánto|cuanto] [cuesta|vale|cobran|sale|es] [?|eso|el servicio|al mes]
[cuál|cual] es [el precio|el costo|la tarifa|el coste] [?|total|]
[tienen|hay] [descuentos|ofertas|promociones|financiación|pagos a plazos]
[es|la consulta es|la llamada es] [gratis|gratuita|sin costo] [?|]
[me puede dar|quiero|necesito] [un presupuesto|los precios|las tarifas]
`,
  ),
  ...families(
    "es",
    "question_product",
    `
[cómo|como] funciona [?|eso|el servicio|exactamente]
[qué|que] [incluye|ofrecen|servicios tienen|es exactamente|hacen]
[hacen|instalan|arreglan|ofrecen] [ventanas|tejados|clases para principiantes|ortodoncia] [también|?|]
[tiene|hay|dan] [garantía|devolución|contrato]
[de qué|sobre qué] [trata|va] [esto|la oferta]
`,
  ),
  ...families(
    "es",
    "question_logistics",
    `
[dónde|donde] [están|estan ubicados|queda la oficina|es la cita]
[cuánto tiempo|cuanto] [tarda|dura|toma|se demora] [la llamada|todo|]
[qué|cual es el] [horario|dirección|dias] [tienen|abren|]
[es|sería] [por teléfono|en persona|en línea|por video] [?|o presencial]
[vienen|atienden|trabajan] [a mi zona|en mi ciudad|a domicilio|los sábados]
`,
  ),
  ...families(
    "es",
    "question_identity",
    `
[quién|quien] [es|eres|habla|me escribe] [?|por favor|]
[eres|es usted|es|estoy hablando con] [un robot|un bot|una máquina|una persona real|humano]
[cómo|de dónde|como] [consiguió|sacaron|tienen|consiguieron] [mi número|mis datos|mi telefono]
[de qué|qué] empresa [es|son|me escriben]
[nos conocemos|le conozco|te conozco] [?|de algo]
`,
  ),
  ...families(
    "es",
    "objection",
    `
[es|está|me parece] [muy|demasiado] [caro|costoso] [para mi|para nosotros|]
[no puedo|no podemos] [pagarlo|permitírmelo|gastar tanto]
[esto es|parece|suena a] [una estafa|un fraude|mentira|spam]
[tengo que|debo|necesito] [consultarlo|hablarlo] con [mi esposa|mi marido|mi jefe|mi pareja]
[ya lo probé|ya lo intentamos] y [no funcionó|no sirvió|fue un desastre]
[no confio|no me fio|tengo dudas] [en estas cosas|de esto|mucho]
[ya tengo|tenemos] [proveedor|a alguien|contrato con otra empresa]
`,
  ),
  ...families(
    "es",
    "not_now",
    `
[ahora|ahorita|en este momento|hoy] [no|no puedo|estoy ocupado|no es buen momento]
[quizás|tal vez|mejor] [más tarde|el mes que viene|en marzo|después del verano|el año próximo]
[escríbame|llámame|contácteme] [en enero|más adelante|el próximo mes|en unas semanas]
[estoy|ando] [trabajando|manejando|conduciendo|de viaje|muy liado]
[déjame|déjeme|tengo que] pensarlo [un poco|y te digo|]
[todavía|aún] no [estoy listo|me he decidido|puedo]
`,
  ),
  ...families(
    "es",
    "not_interested",
    `
no [gracias|muchas gracias|, gracias|estoy interesado|me interesa|estoy interesada]
[ya no|no] [lo necesito|me hace falta|busco eso|quiero eso]
[ya] [contraté|elegí|compré] [con otra empresa|otro|en otro lado]
[ya lo|lo] [hice|arreglé|resolví] [con otros|por mi cuenta|]
[no es para mi|paso|lo dejo|cambié de opinión] [gracias|]
`,
  ),
  ...families(
    "es",
    "wrong_number",
    `
[número|numero|tiene el número|se equivocó de número] equivocado [, lo siento|]
[se equivoca|se ha equivocado|te equivocas] [de persona|de número|]
[no soy|yo no soy|este no es] [maría|juan|pedro|la persona que busca]
[aquí no|no] [vive|conozco a|hay ninguna] [maría|ningún pedro|ana]
[este número|este celular] [es mío ahora|ya no es de ella|cambió de dueño]
`,
  ),
  ...families(
    "es",
    "already_customer",
    `
[ya soy|soy|ya somos] [cliente|clienta|clientes suyos|socio] [de ustedes|desde marzo|]
[ya] [compré|contraté|pagué|me inscribí] [con ustedes|el mes pasado|con vosotros]
[ya tengo|tengo] [una cuenta|un contrato|el plan] con [ustedes|vosotros]
`,
  ),
  ...families(
    "es",
    "booked",
    `
[ya reservé|ya agendé|ya pedí|acabo de reservar] [cita|la llamada|para el lunes|]
[ya tengo|tengo] [cita|una llamada programada|reserva] [el martes|mañana|a las 10]
[listo|hecho], [reservado|ya quedó|agendado] [gracias|para el jueves]
[nos vemos|hablamos] [el lunes|mañana|a las 4|entonces]
`,
  ),
  ...families(
    "es",
    "complaint",
    `
[es la tercera|ya van tres|es la segunda] [vez|veces] que [me escriben|me molestan]
[su servicio|la empresa|la atención] [es|fue] [pésimo|horrible|una vergüenza|malísimo]
[voy a|pienso] [denunciarlos|demandarlos|poner una queja|llamar a mi abogado]
[quiero|exijo] [mi dinero|un reembolso|una disculpa]
[estoy|me tienen] [harto|muy molesta|cansado|enojado] [de esto|con ustedes]
`,
  ),
  ...families(
    "es",
    "human_request",
    `
[quiero|puedo|me gustaria|prefiero] hablar con [una persona|un humano|alguien|un agente|el encargado]
[páseme|comuníqueme|póngame] con [una persona|alguien real|un asesor]
[hay alguien|un humano|una persona real] [ahí|por favor|con quien hablar]
`,
  ),
  ...families(
    "es",
    "auto_reply",
    `
=[estoy|me encuentro] [fuera de la oficina|de vacaciones] [hasta el lunes|y responderé a mi regreso]
=[respuesta|mensaje] automática [: estoy conduciendo|: le contestaremos pronto|]
=gracias por [su mensaje|contactarnos], [le responderemos en breve|estamos cerrados|nuestro horario es de 9 a 5]
`,
  ),
  ...families(
    "es",
    "abusive",
    `
[vete a la mierda|que te jodan|chinga tu madre|vete al diablo]
[eres|son] [un idiota|unos idiotas|una mierda|unos ladrones|estúpidos]
[cállate|púdrete|jódete] [imbécil|pendejo|]
`,
  ),
  ...families(
    "es",
    "small_talk",
    `
[hola|buenas|buenos días|buenas tardes|qué tal] [!|cómo está|]
[gracias|muchas gracias|mil gracias] [!|por la información|]
[jaja|jajaja|qué bueno|igualmente|feliz navidad|feliz dia]
[que tenga|ten] [buen día|un lindo fin de semana|buenas noches]
`,
  ),
  ...families(
    "es",
    "unclear",
    `
[no entiendo|no te entiendo|cómo|qué|mande] [?|bien|]
[no sé|depende|puede ser|a lo mejor|quién sabe|vale|ok ya]
[la parada|el final|pare] [del bus|de la calle|del camión está lejos]
[quiero|tengo que] [cancelar mi gimnasio|dejar de fumar|parar a comprar pan]
[mi gato|el perro|la abuela] [está|llegó] [enfermo|tarde|aquí]
`,
  ),
];
