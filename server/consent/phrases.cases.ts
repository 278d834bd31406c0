/** Texts that ask to be left alone, in over twenty languages: keywords, typos, plain and indirect wordings. */
export const optOuts = texts(`
please stop mailing me | stop e-mailing us | do not e-mail me again | take my address off | no more newsletters
bitte keine E-Mails mehr | plus d'e-mails s'il vous plaît | no más correos | chega de emails | geen mails meer | niente più email
STOP. | "STOP" | 'stop' | Stop!!! | STOP 👋 | ＳＴＯＰ | s.t.o.p | s-t-o-p | S T O P | ѕtop | STOPP | STIP | STOOP
stahp | Stop pls | pls stop | please stop | stop thanks | Stop, thank you | thanks but stop | ok stop | no stop
hey stop | stop now | just stop | Stop it! | stop that | STOP CONTACTING ME | Stop texting | stop txting me
stop txtn me | stop messaging | stop msging me | stop sending me stuff | stop sending this crap
stop sending me this | stop this | stop these | stop bugging me | stop pestering me | stop harassing me
stop blowing up my phone | quit blowing up my phone | quit bugging me | can you stop texting me
could you please stop texting? | would you stop | will you please stop | I want you to stop
I'd like you to stop messaging me | I asked you to stop | I said stop | I already told you to stop
told you guys to stop | make it stop | make these texts stop | these texts need to stop | this needs to stop
UNSUBSCRIBE | unsubcribe | unsuscribe | unsubscribed | un subscribe | unsub | please unsubscribe
how do i unsubscribe | I want to unsubscribe | Unsubscribe me from this list | optout | opt out | Opt-Out
opt me out | I opt out | I would like to opt out | I'm opting out | i want out | take me off
take me off this list | take me off the list please | take me off ur list | take my name off your list
please take this number off your list | get me off this list | get me off your list | remove | remove me
remove me please | remove my number | remove this number | pls remove | please remove me from your contacts
remove from list | remove me from your database | delete me | delete my info | delete my contact
delete my data please | erase my number | lose my number | lose this number | forget my number | block me
do not contact | do not contact me | don't contact me | dont contact me again | never contact me again
never text me again | do not text me | do not text | dont text me | don't text this number
don't text this number again | dnt text me | Do not message me | don't message me again | don't send me anything
don't send me any more texts | do not send any more messages | don't write me | don't write to me anymore
don't bother me | don't bother me again | don't call or text me | do not call | do not call me | do not disturb
DNC | put me on your do not call list | add me to your do not call list | no more | no more texts
no more texts please | no more messages | no more spam | no more of these | no texts please | no texting
no thank you, please don't text again | No thanks, take me off the list | not interested stop
not interested, please remove me | not interested, don't text me again | not interested, do not contact
leave me alone | leave me be | leave us alone | leave me tf alone | leave me the hell alone
just leave me alone | go away | get lost | piss off | f off | fuck off | Fuck off! | f*** off | bugger off
buzz off | screw off | shut up and stop texting | I don't want these texts | I don't want your texts
I don't want any texts | I dont want to receive texts | I don't want to hear from you
I don't want to hear from you again | dont wanna hear from u | I do not wish to be contacted
I do not want to be contacted | I do not wish to receive these messages | I no longer want to receive your texts
I no longer wish to be contacted | I never signed up for this | I didn't sign up for this, stop
I did not consent to these texts | I did not give you permission to text me
you don't have permission to text me | you do not have my permission to contact me | I revoke consent
I revoke my consent | I withdraw my consent | revoke | revoke consent | consent revoked | cease and desist
cease all contact | cease contact | cease communication | discontinue | please discontinue these messages
discontinue texting | end texts | end these texts | end this | end | End messages | quit | quit it
quit texting me | quit messaging | quit sending me messages | cancel | cancel texts | cancel these messages
cancel my subscription to these texts | cancel all messages | cancel subscription | I'm done with these messages
over these texts | enough already | enough with the texts | knock it off | cut it out | this is spam | spam
SPAM!! | stop spamming | you are spamming me | reporting this as spam | reported as spam | I'm reporting you
blocked | you're blocked | I'm blocking you | I will block this number | blocking this number
wrong number stop | wrong number, remove me | How many times do I have to say stop
how many times do i have to tell you to stop texting me | for the last time stop | omg stop | ffs stop
wtf stop texting me | stop u creep | stop please i beg you | Please cease texting me. | kindly stop messaging me
kindly remove me | kindly refrain from texting me | refrain from contacting me
please refrain from contacting me further | stop all | stopall | stop all texts | stop everything
STOP ALL MESSAGES NOW | don't ever text me again | never message me | text me again and I'll report you
if you text me again I will report you | no further contact please | no further messages
I want no further contact | don't reach out again | please don't reach out anymore | stop reaching out
get off my phone | get out of my phone | stay away from me | please do not reply, just remove me
I'd rather not get these texts | I'd prefer not to receive these | I would rather you didn't text me
unsubscribe pls thx | can i unsubscribe | turn off these messages | turn these off | shut this off
mute this, stop | take a hike | bye, don't text again | lose my digits | pls no more msgs | no mas | no más
no mas mensajes | no más mensajes por favor | ya no me escriban | ya no me manden mensajes | ya basta | basta
basta ya | para ya | para de escribirme | paren de mandarme mensajes | paren | dejen de mandarme mensajes
deja de escribirme | dejeme en paz | déjame en paz | déjame tranquilo | no me molesten | no me moleste más
no me contacten | no me contacte más | no me llamen | no quiero más mensajes | no quiero recibir mensajes
no deseo recibir mensajes | no deseo recibir más mensajes | no me interesa, no me escriban | borrar mi número
borre mi número | borren mi número por favor | elimine mi número | eliminar mi numero | quíteme de la lista
quitame de tu lista | sáquenme de la lista | dar de baja | dame de baja | quiero darme de baja | denme de baja
darse de baja | baja | cancelar | cancelar suscripción | cancelen mi suscripción | detener | deténganse | alto
salir | suspender | arrêt | ARRET | arrêter | arrêtez | arrêtez ça | arrete de m'écrire
arrêtez de m'envoyer des messages | arrêtez de me contacter | stop svp | cessez | cessez de m'écrire
cessez de me contacter | ne me contactez plus | ne m'écrivez plus | ne m'envoyez plus de messages
ne plus me contacter | ne plus recevoir | je ne veux plus recevoir de messages | je ne veux plus de vos messages
je ne souhaite plus être contacté | je souhaite me désabonner | désabonnez-moi | désabonner | desabonnement
désinscription | désinscrivez-moi | retirez-moi de votre liste | supprimez mon numéro | enlevez-moi de la liste
effacez mon numéro | laissez-moi tranquille | laisse moi tranquille | fichez-moi la paix | foutez-moi la paix
plus de messages | plus de sms svp | je me désinscris | stopp | Stopp bitte | bitte aufhören | hören Sie auf
hören Sie bitte auf mir zu schreiben | hör auf | hör auf mir zu schreiben | keine Nachrichten mehr
keine weiteren Nachrichten | bitte keine SMS mehr | keine Werbung | ich möchte keine Nachrichten mehr
ich möchte keine Nachrichten mehr erhalten | ich will keine SMS mehr | ich will das nicht mehr
nicht mehr schreiben | nicht mehr kontaktieren | kontaktieren Sie mich nicht mehr
kontaktieren Sie mich bitte nicht | schreiben Sie mir nicht mehr | schreib mir nicht mehr
lassen Sie mich in Ruhe | lass mich in Ruhe | löschen Sie meine Nummer | löschen Sie meine Daten
bitte löschen Sie mich | nehmen Sie mich von der Liste | nehmen Sie mich aus dem Verteiler
streichen Sie mich von der Liste | abmelden | abbestellen | ich melde mich ab | bitte abmelden | austragen
ich widerrufe meine Einwilligung | Einwilligung widerrufen | pare | parar | parem | pare de me mandar mensagens
para de me mandar mensagem | parem de enviar mensagens | não me mande mais mensagens
nao me mande mais mensagem | não me envie mais nada | não me contate mais | não me incomode
não quero mais receber mensagens | nao quero receber mensagens | não quero mais mensagens | não desejo receber
me tire da lista | me tira dessa lista | me remova da lista | remova meu número | remover
retire meu número da lista | apague meu número | exclua meu número | cancelar inscrição | descadastrar
quero me descadastrar | sair | me deixe em paz | me deixa em paz | chega | smettila | smettetela
smettetela di scrivermi | smetti di mandarmi messaggi | basta messaggi | basta sms | non scrivetemi più
non mi scrivere più | non contattatemi più | non mi contattate più | non voglio più ricevere messaggi
non voglio ricevere messaggi | cancellami | cancellatemi dalla lista | cancella il mio numero
rimuovimi dalla lista | toglietemi dalla lista | lasciatemi in pace | lasciami in pace | disiscrivimi
annulla iscrizione | annulla | ferma | fermatevi | stop met sms'en | stop ermee | stop met appen | hou op
hou op met sms'en | houd op | stuur me geen berichten meer | stuur me niets meer | geen berichten meer
geen sms meer | ik wil geen berichten meer | ik wil geen berichten meer ontvangen | ik wil dit niet meer
laat me met rust | laat mij met rust | verwijder mij | verwijder mijn nummer | haal me van de lijst
haal mij van jullie lijst | afmelden | uitschrijven | schrijf me uit | ik wil me afmelden
neem geen contact meer op | contacteer me niet meer | proszę przestać | przestańcie | przestań pisać
przestańcie do mnie pisać | nie piszcie do mnie | nie pisz do mnie więcej | proszę o usunięcie z listy
proszę usunąć mój numer | usuńcie mój numer | usuń mnie z listy | wypisz mnie | wypisuję się
nie chcę więcej wiadomości | nie chcę dostawać sms | nie życzę sobie kontaktu
proszę się ze mną nie kontaktować | dajcie mi spokój | daj mi spokój | rezygnuję | zostaw mnie w spokoju | стоп
хватит | прекратите | прекратите писать | перестаньте мне писать | не пишите мне | не пишите мне больше
больше не пишите | не присылайте мне сообщения | не надо мне писать | не беспокойте меня | отстаньте | отстань
отвалите | отпишите меня | отписаться | отписка | удалите мой номер | удалите меня из списка
уберите меня из рассылки | оставьте меня в покое | не звоните мне | я не хочу получать сообщения
не хочу получать ваши сообщения | توقف | توقفوا | توقف عن مراسلتي | توقفوا عن إرسال الرسائل | لا ترسل لي
لا ترسلوا لي رسائل | لا تراسلني | لا تتصل بي | لا تتصلوا بي | لا أريد رسائل | لا أريد استلام رسائل
لا اريد رسائلكم | احذف رقمي | احذفوا رقمي | إلغاء الاشتراك | الغاء الاشتراك | الغاء | أزل رقمي من القائمة
اتركني وشأني | اتركوني وشأني | كفى | 停止 | 停 | 退订 | 退訂 | 取消订阅 | 取消訂閱 | 不要再发了 | 不要再发短信给我 | 别发了 | 别再发了 | 别给我发短信
不要联系我 | 请不要再联系我 | 請不要再傳訊息給我 | 别打扰我 | 不要打扰我 | 删除我的号码 | 把我从名单上删除 | 請刪除我的號碼 | 我不想收到短信 | 不想再收到消息 | 停止发送 | 配信停止 | やめて
やめてください | もう送らないで | 送らないでください | 送信しないでください | もうメッセージを送らないでください | 連絡しないでください | もう連絡しないで | 配信を停止してください | 解除 | 登録解除
退会 | メッセージは不要です | 削除してください | 私の番号を削除してください | ストップ | 그만 | 그만해 | 그만 보내세요 | 그만 보내 | 문자 그만 | 문자 보내지 마세요 | 보내지 마세요
연락하지 마세요 | 연락하지 마 | 수신거부 | 수신 거부 | 해지 | 중지 | 구독 취소 | 번호 삭제해 주세요 | 제 번호 지워주세요 | 귀찮게 하지 마세요 | 더 이상 연락하지 마세요
원하지 않습니다 보내지 마세요 | stop đi | dừng lại | ngừng nhắn tin | đừng nhắn nữa | đừng nhắn tin cho tôi
đừng gửi tin nhắn | đừng liên lạc nữa | đừng làm phiền tôi | không nhận tin | tôi không muốn nhận tin nhắn
hủy đăng ký | huỷ | xóa số của tôi | xoá số tôi | DUR | durdur | dur artık | iptal | mesaj atma | mesaj atmayın
bana mesaj atmayın | bana yazmayın | bir daha yazmayın | bir daha mesaj göndermeyin | sms göndermeyin
rahatsız etmeyin | beni rahatsız etmeyin | beni rahat bırakın | numaramı silin | numaramı sil | listeden çıkarın
beni listeden çıkar | artık mesaj istemiyorum | aboneliği iptal et | ret | बंद करो | बंद करें | रोको | रुको
मुझे मैसेज मत करो | मुझे मैसेज मत भेजो | मुझे संदेश मत भेजें | मुझे परेशान मत करो | मेरा नंबर हटा दो
मेरा नंबर हटाएं | मुझे लिस्ट से हटाओ | message mat bhejo | mujhe message mat karo | band karo | mat bhejo
tigil | itigil mo na | itigil nyo na | huwag na kayong mag text | wag na kayo magtext | wag mo na ako itext
huwag mo akong i-text | tama na | alisin nyo ako sa listahan | sluta | sluta skicka | sluta smsa mig
sluta kontakta mig | skicka inte mer | inga fler meddelanden | ta bort mig från listan | ta bort mitt nummer
lämna mig ifred | lämna mig i fred | avregistrera | avsluta | kontakta mig inte | slutt å sende meldinger
slutt å sende | ikke kontakt meg | ikke send meg flere meldinger | fjern meg fra listen | fjern nummeret mitt
meld meg av | la meg være i fred | hold op | hold op med at skrive | stop med at skrive | skriv ikke til mig
ikke flere beskeder | fjern mig fra listen | slet mit nummer | afmeld | lad mig være i fred | lopeta
älä lähetä enää | lopettakaa viestit | σταμάτα | σταματήστε | μη μου στέλνετε μηνύματα | διαγραφή | opreste
opriți mesajele | nu mă mai contactați | nu-mi mai trimiteți mesaje | dezabonare | ștergeți numărul meu
lăsați-mă în pace | припиніть писати | не пишіть мені | відписатися | видаліть мій номер | berhenti
stop kirim pesan | jangan hubungi saya lagi | jangan kirim pesan lagi | jangan ganggu saya | hapus nomor saya
תפסיק | תפסיקו לשלוח | הסר | הסירו אותי | תורידו אותי מהרשימה | לא רוצה לקבל הודעות | kanselye | sispann
sispann ekri m | kite m trankil
`);

/** Texts of people who go on talking: words of opt-outs with another object, soft refusals, ordinary answers. */
export const lookAlikes = texts(`
Can you stop by at 5? | don't stop, I love it | can't stop laughing | stop by tomorrow? | cancel my appointment
I need to cancel my appointment | can we cancel our meeting tomorrow? | at the bus stop | end of the week works
I'm at a bus stop, call you later | let's talk at the end of the month | I stopped smoking last year
Quit my job last week so not now | I want to end my contract with my current provider | my roof leak won't stop
the rain won't stop until Friday | Non-stop meetings today, try tomorrow | one stop shop? | do you stop at 6pm?
what time do you stop work | when does the offer end? | does the sale end soon | does it end Sunday?
weekend is better | not now | not right now, try in March | not interested | no thanks | no thank you
maybe later | maybe in spring | too expensive | what does it cost? | who is this? | are you a bot? | yes | no
ok | sure | y | n | no problem | no worries | don't worry about it | don't forget to text me the address
please don't forget to send the quote | don't text me at work, call me tonight
don't call me before 9, I work nights | please don't call, text is better | please text me instead of calling
call me on Monday | please call me | can you send me more info | send me the link | remove the old roof too?
do you remove the old gutters? | can you remove trees? | can you take me off speaker lol
what does removal cost | how much to remove asbestos | delete the second appointment please
cancel that, I meant Tuesday | Cancel Tuesday, Wednesday is better | I had to cancel my other quote
what's your cancellation policy? | can I cancel anytime? | is it hard to cancel the contract?
I'll be out of town until the 5th | I'm out of the office this week | I'm done with work at 5 | done!
we are done by noon | enough about me, how much is it? | is that enough? | that's not enough information
block off an hour on Thursday | which block are you on | I live two blocks away | go ahead | go for it
got lost on your website | leave me a voicemail | leave me a message | leave it with me
get back to me next week | get me a quote | I don't want the premium one, the basic is fine
I don't want to spend more than 500 | I don't want to miss out | I don't want a contract
I do not want to wait that long | don't send anyone before 10 | do not send the truck on Friday
don't send the quote by mail, email it | never got your text | never heard back from you guys
I never received your message | I never got a call | no more than 300 please | no more questions, let's book
no more waiting, book me in | not yet | no rush | I haven't stopped thinking about it | can't wait
we can't stop the leak | stop for coffee? | I stop in often | I'll stop in tomorrow | quick stop on the way
pit stop first | full stop. | it has to stop leaking first | the pain won't stop | my current plan ends in June
my lease ends in May | end of June | in the end we chose you | at the end of the day
quit playing, really that cheap? | quitting time is 5 | my husband quit smoking
I unsubscribed from the other company, you are better | info on pricing please | help me understand the price
can you help? | I need help with my roof | start on Monday? | when can you start | yes start | let's start
is this spam? | is this a scam? | is this legit | how did you get my number? | where did you get my number
do I need to sign up? | I already have a provider | already did it | I'm good | I'm good for now thanks
I'm all set | I'll pass | pass | how about 3 pm | 3pm works | text me Monday | you can text me
you can contact me anytime | contact me next week | please contact my wife instead
don't contact my wife, contact me | what number should I call | is this number ok to text? | this number is fine
my number is 212 555 0100 | wrong price on the quote | top | shop | step | para mañana está bien | ¿para cuándo?
para mí está bien | no puedo ahora | ahora no | más tarde | ¿cuánto cuesta? | no me interesa por ahora
no gracias | quiero cancelar mi cita | ¿puedo cancelar mi cita de mañana? | no me escribiste ayer
no me llegó el mensaje | no me mandaste el enlace | quiero más información | no quiero perder la oferta
pas maintenant | combien ça coûte? | je ne peux pas demain | je voudrais annuler mon rendez-vous | arrêt de bus
plus de détails svp | plus d'informations | nicht jetzt | was kostet das? | ich möchte mehr wissen
ich möchte einen Termin | ich habe keine Nachricht bekommen | ich habe keine Nachrichten bekommen
keine Zeit heute | ich kann nicht mehr als 300 zahlen | agora não | quanto custa? | para amanhã | para quando?
não recebi a mensagem | não me mandaram o link | quero cancelar minha consulta | pare na frente da loja
non ora | quanto costa? | per domani va bene | non mi avete mandato il link | niet nu | wat kost het?
nie teraz | ile to kosztuje? | не сейчас | сколько стоит? | 我现在不方便 | 多少钱 | いくらですか | 今は忙しいです | 얼마예요? | 지금은 바빠요
không phải bây giờ | şimdi değil | ne kadar? | अभी नहीं | कितना है? | hindi pa ngayon | inte nu
I passed away the time reading lol | he passed the test | she passed on the offer | my son is 13
my kid is 15 and needs braces | I'm 45 | I'm 5 minutes away | I'm 10 min late | I am 12 miles from you
I'm 16th in line | I'm dying to know the price | dying laughing | this heat is killing me
you're killing me lol | that price is murder | my lawyer friend recommended you | I am a lawyer, need a new roof
I'm an attorney | are you the right person to ask? | not him, me | wrong date, I meant the 5th
is this the right number? | this isn't cheap | this is not a good time | this is not my first rodeo
this isn't working | this isn't urgent | this is not what I expected | this is not urgent. | this isn't bad
can I talk to you tomorrow? | speak to you then | someone will be home | will a person come out?
`);

function texts(block: string): string[] {
  return block
    .split(/[|\n]/)
    .map((text) => text.trim())
    .filter(Boolean);
}
