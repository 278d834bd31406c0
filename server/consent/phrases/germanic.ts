import { clause, type Wording, words } from "./wording";

/** German, Dutch, Swedish, Norwegian, Danish; umlauts are folded, so "hören" reads "horen". */
export const germanic: Wording = {
  asks: [
    // German
    words(
      "(?:hor|hort|horen|hoer|hoeren)(?: sie)?(?: \\w+){0,2} (?:auf|damit)|(?:auf|damit) (?:horen|zu schreiben)|aufhoren|aufhoeren|schluss (?:jetzt|damit)|schluss",
    ),
    words(
      "keine (?:\\w+ )?(?:nachricht\\w*|sms|werbung|texte|mitteilungen|anrufe) ?(?:mehr|bitte|schicken|senden)?(?= [,?])|(?:mochte|will|wunsche|wollen|moechte) (?:\\w+ )?(?:keine|nichts|nicht|das nicht)(?: \\w+){0,3} (?:mehr|nachrichten|sms|werbung|kontaktiert|erhalten|horen|bekommen)",
    ),
    words(
      "(?:nicht|nie) (?:mehr|wieder|weiter) (?:kontaktieren|schreiben|anschreiben|anrufen|melden|belastigen|schicken)|(?:schreib|schreiben|kontaktier|kontaktieren|schick|schicken|melden?|belastig|belastigen|ruf|rufen|nerv|nerven|sende|senden)(?:e|t|st)?(?: sie)?(?: \\w+){0,2} (?:nicht|nie|nichts|keine)(?: \\w+)?",
    ),
    words(
      "lass(?:en|t)?(?: sie)? (?:mich|uns)(?: \\w+)? in (?:ruhe|frieden)|(?:losch|loesch|entfern|streich|nehm|nimm|trag)\\w* (?:sie )?(?:bitte )?(?:mich|uns|meine (?:nummer|daten|telefonnummer|handynummer))(?: \\w+){0,4}|(?:mich|meine nummer|meine daten) (?:bitte )?(?:loschen|entfernen|streichen|austragen)",
    ),
    words(
      "(?:ich )?melde mich(?: hiermit)? ab|(?:mich )?(?:abmelden|abbestellen|austragen)|bestelle (?:\\w+ )?ab|(?:widerrufe?|widerruf|ziehe) (?:\\w+ ){0,2}(?:einwilligung|zustimmung)(?: zuruck)?|(?:einwilligung|zustimmung) (?:\\w+ )?(?:widerrufen|zuruckgezogen)|verpiss\\w*|hau ab",
    ),
    words(
      "nie wieder (?:\\w+ )?(?:sms|werbung|nachrichten)(?: mehr)?|vergessen sie meine nummer|keine (?:\\w+ )?(?:sms|nachrichten|werbung) mehr(?: senden| schicken)?|keinen kontakt(?: mehr)?|abgemeldet werden|aus (?:der|ihrer|dieser) liste (?:geloscht|entfernt|gestrichen)(?: werden)?",
    ),
    clause("(?:stopp|stop|ende|raus|weg|ruhe)(?: bitte| jetzt| sofort| damit)?"),
    // Dutch
    words(
      "(?:stop|stopt|hou|houd|houdt) (?:er)?(?:mee|op|met)(?: met)?(?: .*)?|(?:stuur|bel|schrijf|sms|app|contacteer|mail|benader|stoor)(?:t)? (?:me|mij|ons) (?:niet|geen|niets|nooit)(?: \\w+){0,2}|(?:neem|nemen) (?:\\w+ )?geen contact(?: \\w+){0,3}",
    ),
    words(
      "geen (?:\\w+ )?(?:berichten|sms|smsjes|smsen|appjes|reclame|contact) (?:meer|aub)|wil (?:\\w+ ){0,2}(?:niet meer|geen)(?: \\w+){0,2} (?:berichten|ontvangen|meer|contact)|laat (?:me|mij|ons) met rust|(?:verwijder|haal|schrijf|meld|schrap) (?:me|mij|mijn (?:nummer|gegevens))(?: \\w+){0,3}",
    ),
    words("(?:me |mij )?(?:afmelden|uitschrijven)|wil dit niet meer|ik wil dit niet"),
    words(
      "(?:niets|niet) meer (?:ontvangen|benaderd|sturen|gecontacteerd|bellen|appen)(?: \\w+){0,2}|(?:me|mij) van de lijst (?:te )?halen",
    ),
    // Swedish, Norwegian, Danish
    words(
      "(?:sluta|slutt|stop|stopp|hold op|holde op|upphor)(?: (?:med|att|at|a))?(?: (?:att|at|a))? ?(?:skick\\w*|sms\\w*|kontakt\\w*|mess\\w*|send\\w*|skriv\\w*|sende|texta|ring\\w*)|hold op|sluta|slutt",
    ),
    words(
      "(?:skicka|kontakta|skriv|ring|sms|send|kontakt)(?:a)? (?:mig |meg |til mig |til meg )?(?:inte|ikke|aldri|aldrig)(?: \\w+){0,2}|ikke (?:kontakt|send|skriv|ring|tekst)\\w*(?: \\w+){0,3}|(?:inga|ingen|ikke) (?:fler|flere) \\w+",
    ),
    words(
      "(?:ta bort|fjern|slet|slett|radera) (?:mig|meg|mitt|nummeret|mit|mitt) ?(?:nummer|mitt|mit)?|meld meg av|avregistrer\\w*|avanmal\\w*|afmeld\\w*|(?:lamna|la|lad) (?:mig|meg) (?:vare|vaere|i|ifred|fred)(?: \\w+){0,2}|vil ikke (?:ha|have|modta|motta)\\w*(?: \\w+){0,2}|vill inte (?:ha|fa)(?: \\w+){0,3}",
    ),
    words(
      "stryk (?:mig|mitt nummer)(?: \\w+){0,2}|vill inte bli (?:kontaktad|sms\\w*|uppringd)|avsluta prenumeration\\w*",
    ),
    clause("avsluta|avslutt|stopp|sluta nu|slut|nok"),
  ],
  innocent: [
    words(
      "keine (?:nachricht\\w*|sms) (?:bekommen|erhalten|gesehen|gekriegt)|(?:rufen sie|ruf) mich nicht (?:vor|nach|am|um|heute|vormittags|morgens)|(?:melde|melden) mich (?:nicht )?(?:morgen|spater)|keine zeit(?: \\w+)?|am ende|mit dem \\w+ aufhoren|ende (?:der|des|august|\\w+ woche)",
    ),
    words(
      "(?:bel|stuur) (?:me|mij) niet (?:voor|na|op|vandaag)|einde van|ring (?:mig |meg )?(?:inte|ikke) (?:for|fore|etter|efter|pa)",
    ),
  ],
};
