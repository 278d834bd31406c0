import { type Wording, words } from "./wording";

/** What people write against e-mail in particular, in the languages of the other files; "e-mail" is folded to "e mail". */
export const mail: Wording = {
  asks: [
    words(
      "(?:stop|quit|cease|refrain from)(?: \\w+)? (?:mailing|e ?mailing|spamming) (?:me|us)(?: \\w+)?|(?:dont|do not|never|please no longer) (?:ever )?(?:e ?mail|mail|write(?: to)?) (?:me|us)(?= [,?]| again| any ?more| ever)",
    ),
    words(
      "(?:take|get) (?:me|us|my (?:e ?mail )?(?:address|mail)) off(?: \\w+){0,3}|no more (?:e ?mails?|mails?|newsletters?)",
    ),
    words("keine (?:\\w+ )?(?:e ?mails?|mails?|newsletter) (?:mehr|bitte|schicken|senden)"),
    words("plus (?:de |aucun )?(?:e ?mails?|mails?|courriels?|newsletters?)(?= [,?]| s)"),
    words("no mas (?:correos?|e ?mails?|mails?)|(?:chega de|nao quero mais|sem mais) (?:e ?mails?|mails?)"),
    words(
      "geen (?:e ?mails?|mails?|mailtjes|nieuwsbrie\\w+) meer|(?:niente|basta|non voglio) (?:piu )?(?:e ?mail|mail)",
    ),
  ],
  innocent: [],
};
