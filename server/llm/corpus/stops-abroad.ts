import { families } from "./grammar";

/** Opt-out in the other eleven languages, and harmless texts of the same languages beside them. */
export const stopsAbroad = [
  ...families(
    "es",
    "opt_out",
    `
[por favor|] [pare|paren|deje|dejen|deja] de [escribirme|molestarme|mandarme mensajes|contactarme|enviarme textos]
[no me|ya no me|no] [escriban|escribas|escriba|contacten|manden mensajes] [más|nunca más|por favor]
[bórreme|sáqueme|quíteme|elimíneme|sáquenme] de [la lista|su lista|su base de datos]
!déjenme [en paz|tranquilo|tranquila]
[no quiero|no deseo] [recibir más mensajes|más mensajes|que me escriban|más textos]
=[quiero darme de baja|darme de baja|dar de baja|baja|cancelar suscripción]
[no más|basta de|ya basta con los] [mensajes|textos|sms]
[borre|elimine|olvide|pierda] mi número
`,
  ),
  ...families(
    "fr",
    "opt_out",
    `
[arrêtez|arrête|cessez] de [m'écrire|me contacter|m'envoyer des messages|me déranger|me harceler]
[ne|] [m'écrivez|me contactez|m'envoyez] plus [rien|jamais|de messages|svp|]
[retirez|supprimez|enlevez|effacez]-moi de [votre liste|vos listes|votre fichier]
!laissez-moi [tranquille|en paix]
je [ne veux plus|ne souhaite plus] [recevoir|de] [vos messages|ces sms|messages]
=[désinscription|désabonnez-moi|me désinscrire|désinscrire|se désabonner|arret]
[plus de|assez de|stop aux] [messages|sms|pubs]
[supprimez|effacez|oubliez] mon numéro
`,
  ),
  ...families(
    "de",
    "opt_out",
    `
[hören sie auf|hör auf|hört auf] [mir zu schreiben|mit den nachrichten|mich zu kontaktieren|zu nerven]
[bitte|] [keine|nie wieder|schicken sie keine] [nachrichten|sms|werbung] mehr
[streichen|löschen|nehmen|entfernen] sie mich [aus der liste|von der liste|aus ihrer datenbank|aus dem verteiler]
!lassen sie mich [in ruhe|in frieden]
ich [will|möchte] [keine nachrichten mehr|nichts mehr von ihnen hören|nicht mehr kontaktiert werden]
=[abmelden|bitte abmelden|abbestellen|ich will mich abmelden|austragen]
[schreiben|kontaktieren] sie [mir|mich] nicht mehr
[löschen|vergessen] sie meine nummer
`,
  ),
  ...families(
    "pt",
    "opt_out",
    `
[pare|parem|para] de [me mandar mensagens|me escrever|me incomodar|enviar mensagens|me contatar]
[não me|não] [mande mais mensagens|escrevam mais|envie mais nada|contate novamente]
[me tire|me remova|retire meu nome|me exclua] da [lista|sua lista|base de vocês]
!me [deixe|deixem] em paz
não quero [mais receber mensagens|receber mais nada|mais mensagens|ser contatado]
=[descadastrar|quero me descadastrar|cancelar inscrição|quero sair da lista|sair]
[chega|basta] de [mensagens|sms|propaganda]
[apague|esqueça|exclua] meu número
`,
  ),
  ...families(
    "it",
    "opt_out",
    `
[smettete|smetti|la smetta] di [scrivermi|contattarmi|mandarmi messaggi|disturbarmi]
[non|] [scrivetemi|contattatemi|mandatemi messaggi] [più|mai più]
[cancellatemi|toglietemi|rimuovetemi|mi tolga] [dalla lista|dai contatti|dal database]
!lasciatemi [in pace|stare]
non voglio [più ricevere messaggi|essere contattato|altri sms]
=[disiscrivimi|annulla iscrizione|cancellami|basta messaggi]
`,
  ),
  ...families(
    "nl",
    "opt_out",
    `
[stop|hou op|houd op] met [berichten sturen|mij te sms'en|mij lastigvallen|deze berichten]
[stuur|app|sms] mij [niet meer|geen berichten meer|nooit meer]
[haal|verwijder|schrap] [mij|me|mijn nummer] [van de lijst|uit jullie bestand|uit uw systeem]
!laat me met rust
ik wil [geen berichten meer|niets meer ontvangen|niet meer benaderd worden]
=[afmelden|uitschrijven|ik wil me afmelden]
`,
  ),
  ...families(
    "pl",
    "opt_out",
    `
[przestańcie|przestań|proszę przestać] [do mnie pisać|wysyłać wiadomości|mnie nękać|pisać]
[nie|proszę nie] [piszcie do mnie więcej|wysyłać mi wiadomości|kontaktować się ze mną]
[usuńcie mnie|wypiszcie mnie|proszę mnie usunąć] z [listy|bazy]
!dajcie mi spokój
nie chcę [więcej wiadomości|otrzymywać sms|żadnych wiadomości]
=[wypisz mnie|rezygnuję z wiadomości|wypisz]
`,
  ),
  ...families(
    "sv",
    "opt_out",
    `
[sluta|snälla sluta] [skriva till mig|smsa mig|skicka meddelanden|kontakta mig|störa mig]
[skicka|skriv] [inga fler meddelanden|inte mer|aldrig igen]
[ta bort|stryk|radera] [mig|mitt nummer] från [listan|er lista|registret]
!lämna mig [ifred|i fred]
jag vill inte [ha fler meddelanden|bli kontaktad|få era sms]
=[avregistrera mig|avsluta prenumerationen|avregistrera]
`,
  ),
  ...families(
    "tr",
    "opt_out",
    `
[bana|artık bana|lütfen bana] [mesaj atmayın|yazmayın|mesaj göndermeyin|bir daha yazmayın]
[beni|numaramı] [listeden çıkarın|listenizden silin|silin|kayıtlarınızdan çıkarın]
!beni rahat bırakın
[mesaj|sms] [almak istemiyorum|istemiyorum artık]
=[iptal|üyelikten çık|abonelikten çıkmak istiyorum|mesaj iptal]
[rahatsız etmeyin|beni rahatsız etmeyi bırakın|yeter artık mesaj atmayın]
`,
  ),
  ...families(
    "ru",
    "opt_out",
    `
[перестаньте|прекратите|хватит] [мне писать|присылать сообщения|писать|мне звонить и писать]
[больше|] не [пишите мне|присылайте сообщения|беспокойте меня|пишите сюда]
[удалите|уберите|вычеркните] [меня из списка|мой номер|меня из базы]
!оставьте меня в покое
не хочу [получать сообщения|ваших сообщений|чтобы мне писали]
=[отписаться|отпишите меня|отписка|хочу отписаться]
`,
  ),
  ...families(
    "zh",
    "opt_out",
    `
[请|] [不要|别] [再给我发短信|再发了|再联系我|再发消息|给我发信息了]
[把我|请把我] [从名单中删除|移除|从列表删掉]
!别烦我[了|]
[我不想|不想] [再收到短信|收到你们的消息|被打扰]
=[退订|取消订阅|我要退订|停止发送]
[删除|请删除] 我的号码
`,
  ),
  ...families(
    "it",
    "interested",
    `
[sì|si certo|va bene|mi interessa|sono interessato] [grazie|dimmi di più|]
&question_price [sì|certo], [quanto costa|qual è il prezzo]
`,
  ),
  ...families(
    "it",
    "unclear",
    `
[non capisco|forse|la fermata dell'autobus|a fine settimana|ok|domani vediamo] [?|]
`,
  ),
  ...families(
    "it",
    "not_now",
    `
[non adesso|ora non posso|magari più tardi|il mese prossimo|sono al lavoro] [grazie|]
`,
  ),
  ...families(
    "nl",
    "interested",
    `
[ja|ja graag|klinkt goed|ik heb interesse|vertel meer] [dank je|alstublieft|]
`,
  ),
  ...families(
    "nl",
    "not_now",
    `
[nu niet|even niet|misschien later|volgende maand|ik ben op mijn werk] [bedankt|]
`,
  ),
  ...families(
    "pl",
    "interested",
    `
[tak|tak chętnie|jestem zainteresowany|brzmi dobrze|proszę o więcej informacji] [dziękuję|]
`,
  ),
  ...families(
    "pl",
    "not_now",
    `
[nie teraz|może później|w przyszłym miesiącu|jestem w pracy|teraz nie mogę] [dzięki|]
`,
  ),
  ...families(
    "sv",
    "interested",
    `
[ja|ja gärna|låter bra|jag är intresserad|berätta mer] [tack|]
`,
  ),
  ...families(
    "sv",
    "not_now",
    `
[inte nu|kanske senare|nästa månad|jag jobbar just nu] [tack|]
`,
  ),
  ...families(
    "tr",
    "interested",
    `
[evet|olur|ilgileniyorum|kulağa hoş geliyor|daha fazla bilgi verin] [lütfen|teşekkürler|]
`,
  ),
  ...families(
    "tr",
    "not_now",
    `
[şimdi değil|belki sonra|gelecek ay|şu an çalışıyorum|müsait değilim] [teşekkürler|]
`,
  ),
  ...families(
    "ru",
    "interested",
    `
[да|да конечно|интересно|мне интересно|расскажите подробнее] [спасибо|пожалуйста|]
`,
  ),
  ...families(
    "ru",
    "not_now",
    `
[не сейчас|может позже|в следующем месяце|я на работе|сейчас не могу] [спасибо|]
`,
  ),
  ...families(
    "zh",
    "interested",
    `
[好的|是的|可以|我有兴趣|请告诉我更多] [谢谢|]
`,
  ),
  ...families(
    "zh",
    "not_now",
    `
[现在不行|以后再说|下个月吧|我在上班|现在没空] [谢谢|]
`,
  ),
];
