import { families } from "./grammar";

export const french = [
  ...families(
    "fr",
    "interested",
    `
[oui|oui bien sûr|ouais|d'accord|volontiers|avec plaisir] [merci|s'il vous plaît|ça m'intéresse|]
[ça m'intéresse|je suis intéressé|je suis toujours intéressée|cela m'intéresse] [beaucoup|encore|]
[dites|racontez|expliquez]-[m'en|moi] [plus|davantage|tout]
[ça|cela] [me semble|a l'air|me parait] [bien|super|intéressant|parfait]
[je veux|j'aimerais|on voudrait] [en savoir plus|commencer|essayer|avancer]
[quelle est|c'est quoi] la [prochaine étape|suite]
[justement|tiens], [j'y pensais|j'en ai besoin|j'allais vous écrire]
`,
  ),
  ...families(
    "fr",
    "booking_request",
    `
[je peux|puis-je|je voudrais|j'aimerais|on peut] [réserver|prendre rendez-vous|fixer un rendez-vous|planifier un appel]
[envoyez|donnez]-moi le [lien|calendrier|lien pour réserver] [svp|]
[appelez-moi|rappelez-moi|vous pouvez m'appeler] [lundi|demain|jeudi à 17h|cet après-midi]
[vous avez|avez-vous|il y a] [un créneau|de la place|une disponibilité] [mardi|demain|cette semaine]
[je suis|on est] [libre|disponible] [lundi|demain matin|à 15h|mercredi]
[quand|à quelle heure] [peut-on se parler|pouvez-vous m'appeler|pouvez-vous passer]
[je dois|je voudrais|peut-on] [déplacer|décaler|changer] [le rendez-vous|mon rdv|l'appel]
`,
  ),
  ...families(
    "fr",
    "question_price",
    `
[combien|c'est combien|ça coûte combien|combien ça coûte] [?|par mois|pour deux|]
[quel est|c'est quoi] [le prix|le tarif|le coût] [?|total|]
[vous avez|avez-vous|il y a] des [remises|promotions|réductions|facilités de paiement]
[c'est|l'appel est|le devis est] gratuit [?|ou payant|]
[je voudrais|donnez-moi] [un devis|vos tarifs|les prix]
`,
  ),
  ...families(
    "fr",
    "question_product",
    `
[comment|ça marche comment] [ça marche|ça fonctionne|?]
[qu'est-ce que|que] [vous proposez|vous faites|c'est exactement|ça comprend]
[vous faites|vous installez|vous réparez] [les toits|les fenêtres|des cours pour débutants] [aussi|?|]
[il y a|vous donnez] une [garantie|période d'essai|clause d'annulation]
[c'est quoi|de quoi s'agit-il] [exactement|votre offre|?]
`,
  ),
  ...families(
    "fr",
    "question_logistics",
    `
[où|vous êtes où|où est-ce que vous] [êtes-vous|est le bureau|êtes situés]
[combien de temps|ça dure combien|ça prend combien de temps] [?|l'appel|]
[quels sont|c'est quoi] vos [horaires|jours d'ouverture]
[c'est|ce serait] [par téléphone|en ligne|sur place|en visio] [?|]
[vous venez|vous intervenez|vous travaillez] [dans mon quartier|à domicile|le samedi]
`,
  ),
  ...families(
    "fr",
    "question_identity",
    `
[qui|c'est qui|vous êtes qui] [êtes-vous|est-ce|?]
[vous êtes|c'est|je parle à] [un robot|un bot|une vraie personne|une machine|un humain]
[comment|où] avez-vous [eu|trouvé] [mon numéro|mes coordonnées]
[quelle|de quelle] [société|entreprise] [êtes-vous|c'est]
[on se connaît|je vous connais] [?|d'où]
`,
  ),
  ...families(
    "fr",
    "objection",
    `
[c'est|ça fait] [trop|bien trop|un peu] [cher|coûteux] [pour moi|pour nous|]
[je n'ai pas|on n'a pas] [les moyens|le budget]
[c'est|ça ressemble à|encore] une [arnaque|escroquerie|fraude]
[je dois|il faut que je] [en parler à|demander à|voir avec] [ma femme|mon mari|mon patron]
[j'ai déjà essayé|on a déjà testé] [et ça n'a pas marché|sans succès]
[je me méfie|je n'ai pas confiance|j'ai des doutes] [de ce genre de choses|]
[j'ai déjà|nous avons déjà] [un prestataire|quelqu'un|un contrat ailleurs]
`,
  ),
  ...families(
    "fr",
    "not_now",
    `
[pas|non pas] [maintenant|aujourd'hui|tout de suite|pour le moment|en ce moment]
[peut-être|plutôt] [plus tard|le mois prochain|en mars|après les vacances|l'année prochaine]
[recontactez-moi|rappelez-moi|écrivez-moi] [en janvier|plus tard|dans quelques semaines|le mois prochain]
[je suis|là je suis] [occupé|au travail|en réunion|en voyage|au volant]
[je vais|laissez-moi|il faut] [y réfléchir|réfléchir|le temps d'y penser]
[je ne suis pas|on n'est pas] encore [prêt|décidés]
`,
  ),
  ...families(
    "fr",
    "not_interested",
    `
[non|non non] [merci|merci beaucoup|sans façon]
[pas|je ne suis pas|je ne suis plus] [intéressé|intéressée] [merci|désolé|]
[je n'en ai|on n'en a] [plus|pas] besoin [merci|]
[j'ai|on a] [pris|choisi] [quelqu'un d'autre|une autre société|un concurrent]
[ce n'est pas pour moi|je passe mon tour|j'ai changé d'avis|c'est déjà fait ailleurs]
`,
  ),
  ...families(
    "fr",
    "wrong_number",
    `
[mauvais|c'est un mauvais|faux] numéro [désolé|]
[vous vous trompez|vous faites erreur|erreur] de [numéro|personne]
[je ne suis pas|ce n'est pas] [marie|jean|la personne que vous cherchez]
[il n'y a pas de|je ne connais pas de] [marie|paul] [ici|]
[ce numéro|ce portable] [est à moi maintenant|a changé de propriétaire]
`,
  ),
  ...families(
    "fr",
    "already_customer",
    `
[je suis|on est|nous sommes] déjà [client|cliente|clients chez vous|abonné]
[j'ai|on a] déjà [acheté|signé|payé] chez vous [le mois dernier|]
[j'ai déjà|nous avons] [un compte|un contrat|un abonnement] chez vous
`,
  ),
  ...families(
    "fr",
    "booked",
    `
[j'ai|je viens de|on a] [déjà réservé|réserver|déjà pris rendez-vous] [pour lundi|en ligne|merci|]
[j'ai|on a] [déjà un|un] [rendez-vous|rdv|appel prévu] [mardi|demain|avec vous]
[c'est|voilà c'est] [réservé|noté|fait] [pour jeudi|merci]
[à|on se voit] [lundi|demain|jeudi alors]
`,
  ),
  ...families(
    "fr",
    "complaint",
    `
[c'est la troisième|ça fait trois|c'est la deuxième] fois que vous [m'écrivez|me dérangez]
[votre service|votre société] [est|était] [nul|lamentable|une honte|catastrophique]
[je vais|j'irai] [porter plainte|vous signaler|contacter mon avocat]
[je veux|j'exige] [un remboursement|des excuses|mon argent]
[j'en ai marre|je suis furieux|je suis très déçue|ras le bol] [de vous|de ces messages|]
`,
  ),
  ...families(
    "fr",
    "human_request",
    `
[je veux|je peux|j'aimerais|je préfère] parler à [quelqu'un|un humain|une personne|un conseiller|un responsable]
[passez-moi|mettez-moi en relation avec] [un conseiller|une vraie personne|quelqu'un]
`,
  ),
  ...families(
    "fr",
    "auto_reply",
    `
=[je suis|actuellement] [absent|en congés|hors du bureau] [jusqu'au lundi|et répondrai à mon retour]
=réponse automatique [: je conduis|: nous vous répondrons bientôt|]
=merci pour votre message, [nous reviendrons vers vous|nos bureaux sont fermés]
`,
  ),
  ...families(
    "fr",
    "abusive",
    `
[va te faire foutre|allez vous faire voir|nique ta mère|va au diable]
[vous êtes|t'es] [un con|des cons|une merde|des voleurs|un abruti]
[ta gueule|ferme-la|dégage] [connard|]
`,
  ),
  ...families(
    "fr",
    "small_talk",
    `
[bonjour|salut|bonsoir|coucou] [!|ça va|comment allez-vous|]
[merci|merci beaucoup|merci bien] [!|pour l'info|]
[mdr|ah ah|super|vous aussi|joyeux noël|bonne année]
[bonne|passez une bonne] [journée|soirée]
`,
  ),
  ...families(
    "fr",
    "unclear",
    `
[je ne comprends pas|j'ai pas compris|comment|quoi|hein] [?|]
[je ne sais pas|ça dépend|bof|peut-être bien|ok|bah]
[l'arrêt|au bout] [de bus|de la rue]
[je dois|je veux] [résilier ma box|arrêter de fumer|annuler mon abonnement de sport]
[mon chat|le chien|la voisine] est [malade|en retard|là]
`,
  ),
];
