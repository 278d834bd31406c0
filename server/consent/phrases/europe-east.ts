import { anywhere, clause, type Wording, words } from "./wording";

/** Polish, Russian, Ukrainian, Czech, Greek, Finnish, Hungarian, Turkish; й reads и after folding. */
export const easternEurope: Wording = {
  asks: [
    // Polish, Czech
    words(
      "(?:prosze |blagam )?(?:przestan\\w*|przestac)(?: \\w+){0,3}|(?:prosze )?nie (?:pisz\\w*|pisac|dzwon\\w*|wysyla\\w*|kontaktowac|kontaktuj\\w*|smsuj\\w*|zawracaj\\w*|nekaj\\w*)(?: \\w+){0,2}|nie (?:chce|zycze sobie) (?:\\w+ ){0,3}(?:wiadomosci|sms\\w*|kontaktu|dostawac|otrzymywac|was)",
    ),
    words(
      "(?:usun\\w*|wypis\\w*|skresl\\w*|wykresl\\w*) (?:mnie|moj numer|sie|moje dane)(?: \\w+){0,2}|(?:prosze o )?(?:usunac|usuniecie|wypisanie) (?:\\w+ )?(?:mnie|moj numer|numeru|z listy|z bazy)|(?:prosze )?sie ze mna nie kontaktowac|(?:daj|dajcie) (?:mi|nam) (?:swiety )?spokoj|zostaw\\w* mnie w spokoju|odczep\\w* sie|rezygnuj\\w*|wycofuje zgode",
    ),
    words(
      "prestan\\w*|nepiste mi|nekontaktujte me|odhlasit|uz mi nepiste|nechte me (?:byt|na pokoji)|smazte moje cislo",
    ),
    // Russian, Ukrainian
    words(
      "(?:больше )?(?:не|ни) (?:надо |нужно |смейте |смей )?(?:мне |нам |больше )*(?:пиш|писать|присыла|слать|шлите|звон|беспоко|отправля|тревож|пишіть|надсила|телефонуй|турбуй)\\S*(?: \\S+){0,2}",
    ),
    words(
      "(?:перестан|прекрат|хватит|припин|досить)\\S*(?: \\S+){0,3}|(?:удалит|уберит|убер|вычеркн|исключит|видаліт|приберіт|стереть|сотрит)\\S* (?:пожалуиста )?(?:мои|меня|этот|мене|міи|моі)(?: \\S+){0,3}",
    ),
    words(
      "отпи\\S*(?: меня)?|відпи\\S*|отвали\\S*|отста\\S+|оставьте (?:меня|нас)(?: \\S+){0,2}|залиште мене(?: \\S+){0,2}|(?:я )?не (?:хочу|желаю|бажаю|хотим) (?:больше |більше )?(?:получать|отримувати|от вас|ваши|ваших|вас|сообщени|чтобы)\\S*(?: \\S+){0,2}|отзываю согласие|стоп",
    ),
    // Greek, Finnish, Hungarian
    words(
      "σταματ\\S*(?: \\S+){0,2}|μη(?:ν)? (?:μου |με )?(?:στελν|ξανα|γραφ|ενοχλ|καλ)\\S*(?: \\S+){0,2}|διαγραφ\\S*|διαγραψτε\\S*|αφηστε με (?:ησυχ\\S*)",
    ),
    words(
      "lopet\\S*(?: \\S+){0,2}|ala (?:laheta|soita|ota)(?: \\S+){0,3}|alkaa lahettako(?: \\S+)?|poista(?:kaa)? (?:numeroni|minut)|jattakaa minut rauhaan|ne irjon\\S*|ne kuldj\\S*(?: \\S+)?|hagyjon beken|leiratkoz\\S*|toroljek a szamom\\S*",
    ),
    // Turkish
    words(
      "(?:mesaj|sms|bana|bir daha|artik|lutfen)(?: \\S+){0,2} (?:atma|yazma|gonderme|arama|yollama|istem[ei]yorum)\\S*|(?:mesaj|sms) (?:atma|gonderme|yollama)\\S*|(?:beni )?rahatsiz etme\\S*|(?:beni )?rahat birak\\S*|(?:numara\\S*|beni|bilgileri\\S*) (?:\\S+ )?(?:sil|silin|cikar|cikarin|kaldir|kaldirin)|listeden (?:cik|sil)\\S*|abonelig\\S* (?:iptal|bitir)\\S*(?: et\\S*)?|mesaj istemiyorum|(?:mesaj|sms)(?:lar|ler)\\S*(?: almak)? istemiyorum|(?:uyelik|abonelik)ten cik\\S*(?: istiyorum)?|mesaj iptal",
    ),
    clause("dur|durdur|durun|dur artik|iptal|iptal et|ret|red|yeter"),
  ],
  innocent: [
    words(
      "не (?:пишите|звоните) (?:мне )?(?:до|после|утром|сегодня|на) ?\\S*|почему не (?:пишете|звоните)|nie dzwon\\w* (?:przed|po|dzis)(?: \\w+)?|nie pisal\\w*|konieц",
    ),
    anywhere("(?<= )не получал\\S* сообщени\\S*"),
  ],
};
