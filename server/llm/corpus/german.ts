import { families } from "./grammar";

export const german = [
  ...families(
    "de",
    "interested",
    `
[ja|ja klar|ja gerne|na klar|gerne|jo] [bitte|danke|interessiert mich|]
[ich bin|wir sind|bin] [noch|weiterhin|sehr|] interessiert [daran|]
[erzählen sie|erzähl|sagen sie] mir [mehr|mehr davon|mehr darüber]
[klingt|das klingt|hört sich] [gut|super|interessant|spannend] [an|]
[ich möchte|ich will|wir wollen] [mehr wissen|anfangen|das machen|es probieren|mitmachen]
[was ist|wie ist] der [nächste schritt|weitere ablauf]
[gutes timing|passt gut], [ich habe gerade daran gedacht|das brauche ich|wollte mich melden]
`,
  ),
  ...families(
    "de",
    "booking_request",
    `
[kann ich|können wir|ich möchte|ich würde gern] [einen termin|ein gespräch|einen anruf] [buchen|vereinbaren|ausmachen]
[schicken sie|senden sie|schick] mir [den link|den kalender|den buchungslink] [bitte|]
[rufen sie mich|ruf mich|können sie mich] [am montag|morgen|am donnerstag um 17 uhr|heute nachmittag] an
[haben sie|habt ihr|gibt es] [einen termin|etwas frei|noch platz] [am dienstag|morgen|diese woche]
[ich habe|wir haben|ich hätte] [am montag|morgen früh|um 15 uhr|mittwoch] [zeit|frei]
[wann|um wie viel uhr] [können wir sprechen|können sie anrufen|können sie kommen]
[ich muss|können wir|ich möchte] [den termin|das gespräch] [verschieben|verlegen|ändern]
`,
  ),
  ...families(
    "de",
    "question_price",
    `
[was|wie viel|wieviel] [kostet|kosten] [das|es|die beratung|sie pro monat]
[wie hoch ist|was ist] [der preis|die gebühr]
[gibt es|haben sie] [rabatte|rabatt|angebote|ratenzahlung]
[ist das|ist das gespräch] [kostenlos|gratis|umsonst]
[ich brauche|schicken sie mir] [einen kostenvoranschlag|die preise|eine preisliste]
`,
  ),
  ...families(
    "de",
    "question_product",
    `
[wie|wie genau] [funktioniert|geht] das [?|genau|]
[was|welche leistungen] [bieten sie an|ist dabei|genau ist das|macht ihr]
[machen sie|bauen sie|reparieren sie] [auch dächer|fenster|kurse für anfänger] [auch|?|]
[gibt es|haben sie] [eine garantie|ein rückgaberecht|eine probezeit]
[worum|um was] geht es [genau|nochmal|da]
`,
  ),
  ...families(
    "de",
    "question_logistics",
    `
[wo|wo genau] [sind sie|ist das büro|seid ihr|findet das statt]
[wie lange|wie viel zeit] [dauert|braucht] [das|der anruf|es]
[wann haben sie|was sind ihre] [offen|öffnungszeiten|geöffnet]
[ist das|wäre das] [telefonisch|online|vor ort|per video]
[kommen sie|arbeiten sie] [auch zu mir|in meine gegend|am samstag|nach hause]
`,
  ),
  ...families(
    "de",
    "question_identity",
    `
[wer|wer zum] [ist das|sind sie|schreibt da|bist du]
[sind sie|bist du|ist das] [ein bot|ein roboter|eine maschine|ein echter mensch|ki]
[woher|wie] haben sie meine [nummer|daten|handynummer]
[welche|von welcher] firma [ist das|sind sie]
[kennen wir uns|kenne ich sie] [?|woher]
`,
  ),
  ...families(
    "de",
    "objection",
    `
[das ist|ist mir|ist uns] [zu|viel zu|etwas] teuer [für uns|]
[das kann ich|können wir] [mir|uns] nicht leisten
[ist das|das klingt nach|sieht aus wie] [betrug|abzocke|einer masche]
[muss ich|ich muss das] [mit meiner frau|mit meinem mann|mit dem chef] besprechen
[haben wir schon|habe ich schon] [probiert|versucht] [und es hat nicht geklappt|ohne erfolg]
[ich traue|ich vertraue] [dem nicht|solchen angeboten nicht|ihnen nicht ganz]
[ich habe schon|wir haben bereits] [einen anbieter|jemanden|einen vertrag woanders]
`,
  ),
  ...families(
    "de",
    "not_now",
    `
[jetzt|gerade|heute|im moment|momentan] [nicht|passt es nicht|ist schlecht|keine zeit]
[vielleicht|lieber] [später|nächsten monat|im märz|nach dem urlaub|nächstes jahr]
[melden sie sich|schreiben sie mir] [im januar|später nochmal|in ein paar wochen|nächsten monat]
[ich bin|bin gerade] [beschäftigt|bei der arbeit|in einer besprechung|unterwegs|auf reisen]
[ich muss|lass mich|muss] [noch überlegen|darüber nachdenken|drüber schlafen]
[ich bin|wir sind] noch nicht [so weit|bereit|entschieden]
`,
  ),
  ...families(
    "de",
    "not_interested",
    `
[nein|nee|nö] [danke|vielen dank|kein bedarf]
[kein|habe kein|leider kein] interesse [mehr|danke|]
[brauche ich|brauchen wir|ich brauche das] nicht mehr
[wir haben|ich habe] [uns anders entschieden|eine andere firma genommen|jemand anderen beauftragt]
[ist nichts für mich|das hat sich erledigt|ich verzichte|hab es mir anders überlegt]
`,
  ),
  ...families(
    "de",
    "wrong_number",
    `
[falsche nummer|sie haben die falsche nummer|da haben sie sich verwählt] [sorry|]
[sie meinen|das ist] [jemand anderen|die falsche person]
[ich bin nicht|hier ist nicht|das ist nicht] [maria|der peter|die gesuchte person]
[hier gibt es|kenne] keinen [peter|müller]
[die nummer|das handy] [gehört jetzt mir|hat den besitzer gewechselt]
`,
  ),
  ...families(
    "de",
    "already_customer",
    `
[ich bin|wir sind|bin] [schon|bereits] [kunde|kundin|kunden bei euch|mitglied]
[ich habe|wir haben] [schon|bereits] bei ihnen [gekauft|unterschrieben|bezahlt]
[habe|ich habe] [schon ein konto|einen vertrag|ein abo] bei ihnen
`,
  ),
  ...families(
    "de",
    "booked",
    `
[ich habe|hab|wir haben] [schon|gerade] [gebucht|einen termin gemacht|reserviert] [für montag|danke|]
[ich habe|hab] [am dienstag|morgen|schon] [einen termin|ein gespräch] [bei ihnen|]
[erledigt|fertig], [termin ist gebucht|ist gebucht|steht]
[bis|wir sehen uns] [montag|morgen|donnerstag dann]
`,
  ),
  ...families(
    "de",
    "complaint",
    `
[das ist|jetzt] [schon das dritte mal|das zweite mal|zum dritten mal] dass sie [schreiben|mich stören]
[ihr service|die firma] [ist|war] [furchtbar|schrecklich|eine frechheit|unter aller sau]
[ich werde|ich gehe] [sie anzeigen|mich beschweren|zum anwalt|sie melden]
[ich will|ich verlange] [mein geld zurück|eine entschuldigung|eine erstattung]
[ich bin|langsam bin ich] [sauer|stinksauer|sehr enttäuscht|genervt] [von ihnen|]
`,
  ),
  ...families(
    "de",
    "human_request",
    `
[ich möchte|kann ich|ich will|lieber] mit [einem menschen|jemandem|einem mitarbeiter|dem chef] [sprechen|reden]
[verbinden sie mich|stellen sie mich durch] [mit|zu] [einem berater|einer echten person]
`,
  ),
  ...families(
    "de",
    "auto_reply",
    `
=[ich bin|bin derzeit] [nicht im büro|im urlaub|abwesend] [bis montag|und melde mich danach]
=automatische antwort [: ich fahre gerade|: wir melden uns bald|]
=danke für ihre nachricht, [wir melden uns|unser büro ist geschlossen]
`,
  ),
  ...families(
    "de",
    "abusive",
    `
[fick dich|leck mich|verpiss dich|fahr zur hölle]
[du bist|ihr seid] [ein idiot|idioten|betrüger|scheiße|dumm]
[halt die fresse|halts maul|scheiß] [bot|arschloch|]
`,
  ),
  ...families(
    "de",
    "small_talk",
    `
[hallo|guten tag|moin|guten morgen|hi zusammen] [!|wie geht's|]
[danke|vielen dank|dankeschön] [!|für die info|]
[haha|super|ebenso|frohe weihnachten|frohes neues]
[schönen|einen schönen] [tag|abend|sonntag noch]
`,
  ),
  ...families(
    "de",
    "unclear",
    `
[ich verstehe nicht|versteh ich nicht|wie|was|hä] [?|bitte|]
[weiß nicht|kommt drauf an|kann sein|mal sehen|ok|na ja]
[an der|die] [bushaltestelle|straßenecke]
[ich muss|ich will] [mein fitnessstudio kündigen|mit dem rauchen aufhören|kurz anhalten]
[meine katze|der hund|die nachbarin] ist [krank|zu spät|da]
`,
  ),
];
