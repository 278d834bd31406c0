import { clause, type Wording, words } from "./wording";

/** Spanish, Portuguese, French, Italian, Romanian, Catalan, Haitian Creole. */
export const romance: Wording = {
  asks: [
    // Spanish
    words(
      "(?:deje|dejen|deja|dejad|dejar|pare|paren|para|parad|basta|cesen?|termine|terminen) (?:ya )?(?:de|con) (?:me )?(?:escribir|mandar|enviar|molestar|contactar|textear|llamar|fastidiar|acosar|spamear|los mensajes|tantos mensajes)\\w*",
    ),
    words(
      "(?:deje|dejen|deja|dejad)(?:n)?me (?:\\w+ ){0,2}(?:en paz|tranquil\\w+)|deje(?:n)?me en paz|dejame en paz|(?:deje|deja|dejen)me ya",
    ),
    words(
      "(?:ya )?no me (?:vuelvan? a |siga[ns]? )?(?:escrib(?:a|an|as|ir|iendo)|mande[ns]?|mandando|mandar|envie[ns]?|enviando|enviar|moleste[ns]?|molestando|molestar|contacte[ns]?|contactar|llame[ns]?|llamar|textee[ns]?|busque[ns]?|spamee[ns]?|hable[ns]?)",
    ),
    words(
      "(?:ya )?no (?:quiero|deseo|quisiera|queremos|me interesa) (?:mas|recibir|sus|tus|que me|estos|ser contactad\\w|saber (?:nada )?de (?:usted\\w*|ti)) ?(?:mas )?(?:mensajes?|textos?|sms|nada|contact\\w*|escrib\\w*|mand\\w*|llam\\w*)?",
    ),
    words(
      "(?:borr\\w*|elimin\\w*|quit\\w*|saqu\\w*|sacar|remuev\\w*|suprim\\w*)(?:me)? (?:por favor )?(?:ya )?(?:de (?:la|su|tu|esta) (?:lista|base)|(?:mi|este|mis) (?:numero|contacto|telefono|datos|nombre|celular)|de sus contactos)",
    ),
    words("(?:borr|elimin|quit|saqu|remuev|sac)[aeo]n?me"),
    words(
      "dar(?:me|se)? de baja|(?:den|dame|denme|deme|dad|quiero la) (?:de )?baja|de baja|desuscrib\\w+|desinscrib\\w+|cancel(?:ar|en|e|a) (?:la |mi )?suscripcion",
    ),
    words(
      "no (?:mas|envien mas|manden mas|mandes mas|envies mas) (?:mensajes?|textos?|sms|spam|por favor)|no envien|no manden",
    ),
    clause(
      "(?:ya )?(?:basta|para|pare|paren|alto|detenganse|detener|detente|suspender|suspendan)(?: ya| por favor| todo)?|ya no|no mas(?: por favor| gracias)?|(?:que )?(?:no )?molesten? mas|vayanse",
    ),
    words(
      "(?:ya )?basta (?:con|de) (?:\\w+ )?(?:mensajes?|textos?|sms)|(?:olvid|pierd)\\w+ (?:de )?mi numero|(?:quiero|deseo) dejar de recibir\\w*(?: \\w+)?",
    ),
    // Portuguese
    words(
      "(?:basta|chega|parem?) (?:de|com) (?:as |os )?(?:mensage\\w+|sms|propaganda\\w*|textos?)|esque\\w+ (?:o )?meu numero|nao (?:quero|desejo) (?:ser )?(?:contat\\w+|mais saber|saber)(?: \\w+){0,2}|sair d(?:essa|a|esta) lista",
    ),
    words(
      "(?:pare|parem|para|parar|chega|deixe|deixem) (?:ja )?(?:de|com) (?:me )?(?:mandar|enviar|escrever|contatar|contactar|incomodar|ligar|perturbar|encher|mensagens|spam)\\w*",
    ),
    words(
      "nao (?:me )?(?:mande[ms]?|envie[ms]?|escreva[ms]?|contate[ms]?|contacte[ms]?|incomode[ms]?|ligue[ms]?|perturbe[ms]?|chame[ms]?|procure[ms]?|mandar|enviar|quero que) (?:mais|nada|mensage\\w+|msg\\w*|para mim|sms)|nao me (?:mande[ms]?|envie[ms]?|escreva[ms]?|contate[ms]?|contacte[ms]?|incomode[ms]?|perturbe[ms]?)",
    ),
    words(
      "(?:nao (?:quero|desejo|gostaria)|nao tenho interesse em) (?:mais |de |receber|que me|essas|suas) ?(?:mais )?(?:receber|mensage\\w+|msg\\w*|sms|contato|nada)?",
    ),
    words(
      "(?:me (?:tir|remov|retir|exclu|apag|delet)\\w+|(?:tir|remov|retir|exclu)\\w+ me) (?:d[aeo]s?|dess[ae]|dest[ae])|(?:remov|retir|apag|exclu|delet|tir)\\w+ (?:o )?(?:meu|meus|este) (?:numero|contato|dados|telefone|nome)",
    ),
    words(
      "me deix[ae]m? em paz|descadastr\\w+|cancelar (?:a |minha )?(?:inscricao|assinatura)|(?:quero )?sair da lista",
    ),
    clause("chega|parem|pare|sair|remover|nao quero mais|me tira daqui"),
    // French
    words(
      "(?:arret\\w+|cess\\w+|stop\\w*) (?:de |d)?(?:me |m|nous |vos |ces |les )?(?:ecrire|envoyer|contacter|appeler|deranger|harceler|spammer|messages?|sms|textos?)(?: .*)?",
    ),
    words(
      "(?:ne |n)(?:me |m|nous )?(?:contact|ecri|envo|derang|appel|harcel|recontact|sollicit)\\w* (?:plus|pas|rien)|(?:ne )?(?:plus|pas) (?:me |m|nous )?(?:contacter|ecrire|envoyer|recevoir|deranger|appeler|recontacter)",
    ),
    words(
      "(?:je |nous )?(?:ne |n)(?:veu\\w*|souhait\\w*|desir\\w*|voul\\w*) (?:plus|pas) (?:de |d|etre |recevoir |vos |avoir |que )(?:\\w+ ){0,3}(?:messages?|sms|textos?|contact\\w*|recevoir|derang\\w*|pub\\w*|nouvelles|ecriv\\w*)",
    ),
    words(
      "laiss\\w+ (?:moi|nous) (?:\\w+ )?(?:tranquilles?|en paix)|(?:fich\\w+|fout\\w+) (?:moi|nous) la paix|fichez le camp|degage\\w*",
    ),
    words(
      "(?:me |m|nous |se )?(?:desabonn|desinscri|desincri)\\w*|(?:retir|suppri|enlev|effac|ray|ot)\\w+ (?:moi|(?:mon|ce|mes) (?:numero|nom|contact|donnees|coordonnees|telephone))",
    ),
    words("plus (?:de|aucun) (?:messages?|sms|textos?|pub\\w*|contact)|(?:je )?(?:retire|revoque) mon consentement"),
    clause(
      "(?:stop|arret\\w*|cess\\w*|ca suffit|assez|plus jamais)(?: ca| tout| svp| merci| maintenant| sms| immediatement)?",
    ),
    words(
      "m(?:ecrivez|envoyez|appelez|ecris|envoie) plus(?: jamais)?|(?:stop|assez) (?:aux|de|d) (?:messages?|sms|pubs?|textos?)|oubli\\w+ mon numero|arret\\w+ ca(?: \\w+){0,4}",
    ),
    // Italian
    words(
      "(?:mandate|contattate|scrivete|chiamate|inviate)mi (?:\\w+ )?(?:piu|mai piu)|lasci\\w+mi (?:stare|in pace)|non (?:voglio|desidero) (?:altri|piu|altre|essere) (?:\\w+)",
    ),
    words(
      "(?:smett\\w+|basta|finit\\w+|piantat\\w+|cess\\w+) (?:di |con )?(?:i )?(?:scriver|mandar|inviar|contattar|disturbar|chiamar|messaggi|sms|questi|spam)\\w*|(?:smettila|smettetela|piantatela|finitela)",
    ),
    words(
      "non (?:mi )?(?:scriv|contatt|mand|disturb|chiam|invi)\\w* (?:piu|mai piu)|non (?:scriv|contatt|mand|disturb|chiam|invi)\\w*mi|non voglio (?:piu )?(?:ricever|essere|messaggi|sms|piu)\\w*|non desidero (?:piu )?ricever\\w*",
    ),
    words(
      "lascia(?:te|temi|mi)? (?:mi )?in pace|lasciatemi in pace|(?:cancell|togli|rimuov|elimin|disiscriv)\\w*(?:mi|temi)|(?:cancell|togli|rimuov|elimin)\\w* (?:il )?(?:mio numero|i miei dati)|annull\\w+ (?:l)?iscrizione|disiscri\\w+|niente (?:piu )?(?:messaggi|sms)",
    ),
    clause("(?:basta|ferma|fermati|fermatevi|annulla|cancella)(?: cosi| per favore| grazie| tutto)?"),
    // Romanian, Catalan, Haitian Creole
    words(
      "(?:nu |n)(?:imi |ma |mi )?(?:mai )?(?:trimite\\w*|contact\\w*|scrie\\w*|suna\\w*|deranja\\w*)|nu (?:vreau|doresc) (?:sa )?(?:mai )?(?:prim\\w*|mesaje)|opri(?:ti|re|te)\\w*(?: mesajele)?|dezabon\\w*|sterge\\w* (?:ma|numarul meu)|lasa\\w* ma in pace",
    ),
    words(
      "no (?:em|m) (?:truqueu|envieu|escriviu|molesteu|contacteu)(?: mes)?|deixeu me en pau|(?:sispann|kanpe|pa) (?:voye|ekri|rele|nwi)(?: m| mwen)?|kite m (?:trankil|anpe)",
    ),
    clause("sispann|kanselye|kanpe|opreste|prou"),
  ],
  innocent: [
    words(
      "no me (?:escribi\\w+|mand(?:aste|aron|o|aban)|envi(?:aste|aron|o)|lleg\\w+|contact(?:aste|aron|o)|llam(?:aste|aron|o)) ?(?:el|la|los|ayer|nada)?|no te preocupes",
    ),
    words(
      "nao (?:me )?(?:mand(?:ou|aram)|envi(?:ou|aram)|receb\\w+|lig(?:ou|aram))|non mi (?:avete|hai|ha|hanno) \\w+|je n ?ai pas recu",
    ),
    words(
      "(?:cancelar|cancele|cancelen|annuler|annullare|desmarcar) (?!mi suscripcion)(?:mi|minha|mon|il mio|la mia|a minha|ma) \\w+|no quiero (?:perder|esperar|gastar)(?: \\w+){0,3}|no deseo (?:perder|esperar)",
    ),
    words(
      "arret de (?:bus|tram|metro)|plus (?:de|d) (?:details?|informations?|infos?|temps|precisions?|renseignements)|para (?:manana|mi|el|la|cuando|que|amanha|quando|mim|todos|ti|ser|nos)|basta (?:con|que|un|una|solo)",
    ),
  ],
};
