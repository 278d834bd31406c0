/**
 * Ideas that many words express, in the languages that matter here: `*` any ending, `_` a space.
 * The classifier sees which ideas a text holds and in which order, so that unseen phrasings of known ideas still count.
 */
const ideas: Record<string, string> = {
  stop: "stop stopp stp stops stopping quit quitting cease desist discontinue end halt enough knock_it_off dejen deje deja dejar pare paren parem para basta chega arret* cess* aufhor* hor*_auf hort_auf schluss reicht smett* hou_op houd_op ophouden przesta* sluta* avsluta birak* kesin yeter перестан* прекрат* хватит停止 停止",
  text: "text* txt* messag* sms contact* writ* spam* reach*_out email* blow*_up hit*_up hitting_me hit_my outreach escrib* mensaj* textos ecri* messages schreib* nachricht* kontakt* escrev* mensag* procurem scriv* contatt* messaggi* bericht* stuur* sturen sms'en app pisz* pisa* wiadomosc* skriv* smsa meddeland* skicka mesaj* yaz* gonder* пис* сообщен* смс присыла* 短信 消息 信息 联系 发了",
  not: "no not don't dont do_not didn't won't can't cannot cant doesn't isn't never nobody none without nor neither nope nah nunca jamas ne pas jamais rien sans nicht kein* nie niemals nao nem non niet geen nooit inte inga aldrig degil не ни 不 别 没",
  want: "want* wish* would_like like_to i'd need* prefer quiero quisiera queremos deseo gustaria veux voudrais aimerais souhaite* mocht* will wollen wunsch* quero queria gostaria desejo voglio wil wens chce* vill istiyor* хочу 想",
  remove:
    "remov* delet* eras* wip* strik* scratch cross drop forget lose take take_me get_me get_my rid borr* elimin* quit* sac* saqu* olvid* retir* supprim* effac* enlev* oubli* streich* losch* nehmen nehmt entfern* tire* tira* remov* exclu* apag* esquec* cancellat* toglie* rimuov* verwijder* haal schrap usun* ta_bort radera stryk cikar* silin удал* убер* вычеркн* 删除 移除 删掉",
  list: "list lists database system records register contacts loop campaign thing lista base fichier liste* vos_contacts datenbank verteiler kartei lijst bestand systeem listy bazy listan registret listeden listenizden списка базы 名单 列表",
  number:
    "number numbers phone cell digits numero telefono celular coordonnees nummer handy handynummer telefon portable numaram* номер 号码",
  more: "more anymore any_more again ever further longer mas plus mehr wieder mais piu meer wiecej fler mer igen больше artik bir_daha 再",
  alone:
    "alone in_peace peace en_paz paz tranquil* la_paix in_ruhe ruhe em_paz in_pace rust spokoj ifred i_fred rahat rahatsiz в_покое беспокой* molest* derang* storen nerv* incomod* bother* bug* disturb* harass* 烦 打扰",
  unsubscribe:
    "unsub* opt_out opt-out optout opting_out opt_me baja desabonn* desinscri* abmeld* abbestell* austrag* descadastr* disiscriv* annulla_iscrizione afmeld* uitschrijv* wypis* rezygnu* avregistr* abonelik* iptal отпис* 退订 取消订阅",
  consent: "consent permission agree agreed sign_up signed_up consentimiento einwilligung",
  price:
    "price* pricing cost* charg* fee fees rate rates how_much quote* pay paying money dollars bucks discount* coupon* deal deals special_offers specials promo* free finance financing installments price_range rip damage cuant* cuesta cost* precio* presupuesto tarifa* gratis pagar combien prix tarif* cout* devis gratuit* kostet preis* wie_viel wieviel kostenlos rabatt* zahlen bezahlen quanto preco valor custa* orcamento desconto*",
  dear: "expensive pricey costly afford afford* overpriced cheaper budget out_of_my over_my spend waste too_much too_high caro cher coûteux teuer leisten moyens permitir* steep",
  how: "how hows como comment wie",
  what: "what whats what's which que qu'est-ce quel* was welche* o_que qual",
  when: "when soon quickly fast cuando quand wann quando",
  where: "where whereabouts donde ou_est ou_etes wo onde located address adresse direccion endereco",
  who: "who whos who's whose whom quien qui wer quem con_quien mit_wem à_qui a_qui",
  why: "why how_come por_que pourquoi warum wieso",
  duration:
    "how_long how_much_time minutes hours take takes long time_will cuanto_tiempo tarda dura combien_de_temps prend wie_lange dauert quanto_tempo demora",
  place:
    "office city town area neighborhood neighbourhood location online virtual zoom video in_person face_to_face travel drive come_to come_out branch coast downtown suburbs oficina ciudad zona domicilio bureau en_ligne sur_place vor_ort telefonisch escritorio presencial regiao",
  hours: "open opening hours operate weekends horario* horaires ouvert* offnungszeiten geoffnet",
  bring: "bring bring_along prepare documents join parking wheelchair come_along on_hand",
  bot: "bot robot ai machine computer automated automatic_system scripted program chatgpt maquina robo machine roboter maschine ki",
  human:
    "human real_person person people someone somebody agent manager supervisor representative operator staff team_member colleague advisor persona humano alguien asesor encargado personne humain quelqu'un conseiller responsable mensch* jemand* mitarbeiter berater chef pessoa atendente alguem gerente",
  talk: "talk* speak* call calls phone_me ring chat discuss hop hablar llam* telef* parler appel* rappel* sprechen reden anruf* telefonier* falar lig* conversar",
  know: "know met recognise recognize remember conozco conocemos connais connait kenne* conheco",
  got: "get got have find found consigui* sacaron eu trouve haben conseguiram arrumou",
  book: "book* schedul* appointment* slot slots calendar reserve* reserving availab* link opening openings reschedul* rebook* pencil booking pick_a_time agend* reserv* cita enlace rendez-vous rdv creneau lien termin* buch* marcar horario remarcar vaga consulta",
  day: "monday tuesday wednesday thursday friday saturday sunday tomorrow tonight today weekend lunes martes miercoles jueves viernes sabado manana lundi mardi mercredi jeudi vendredi samedi demain montag dienstag mittwoch donnerstag freitag samstag morgen segunda terca quarta quinta sexta amanha",
  clock: "0am 0pm 0:0 0:0pm at_0 noon morning afternoon evening tarde midi um_0 uhr à_0h às_0h 0h vormittag nachmittag",
  free: "free available around i_can i_could works suits suit libre puedo disponible frei zeit livre posso passt geht",
  move: "move reschedule change postpone can't_make came_up another_slot cambiar mover deplacer decaler verschieben verlegen mudar trocar",
  done: "already done just set confirmed sorted all_set ya listo hecho deja voila schon bereits erledigt ja_marquei pronto feito acabo acabei viens",
  later:
    "later another_time another_day some_other next_month next_week next_year next_quarter weeks months until till wait hold after once not_yet yet spring summer fall winter holidays easter christmas january march april june september november month year luego mas_tarde despues proximo mes enero plus_tard prochain apres mois spater nachsten monat* wochen depois mais_tarde proximo janeiro frente remind",
  busy: "busy swamped slammed tied_up work meeting meetings driving travelling vacation shift hectic trabaj* reunion ocupad* conduciendo manejando occupe travail* beschaftigt besprechung arbeit* unterwegs ocupado dirigindo reuniao write_off impossible",
  now: "now right_now at_the_moment at_present atm currently present ahora momento maintenant jetzt gerade agora",
  think: "think decide decid* sleep_on commit ready pensar reflech* uberleg* nachdenken time_to bit_of_time fence",
  interest:
    "interest* curious intrigued keen attention listening ears hear_more tell_me_more more_info information info learn_more know_more find_out details partant dabei hear_about offer",
  yes: "yes yeah yep yup sure ok okay alright absolutely definitely certainly of_course si claro vale oui d'accord volontiers ouais ja gerne klar doch sim certeza",
  good: "good great perfect nice cool awesome amazing sounds love lovely works_for happy glad bien genial super parfait gut klingt bom otimo legal suena parece",
  start:
    "start* proceed go_ahead move_forward moving_ahead get_going going_ahead go_forward continue sign_me join next_step sign_up empezar commencer anfangen comecar moving",
  declines:
    "no_thanks no_thank no_thx i'm_good we're_good all_set all_good pass decline no_need not_for_me not_for_us no_interest count_me_out gracias_pero merci_mais danke_aber nein_danke no_gracias non_merci nao_obrigado sans_façon changed_my_mind happy_with content_with ship_has_sailed",
  elsewhere:
    "someone_else elsewhere another_company another_firm another_route competitor* other_provider different_provider went_with ended_up chose hired friend_of otra_empresa otro autre_societe quelqu'un_d'autre ailleurs andere_firma woanders outra_empresa outro sold solved",
  wrong:
    "wrong mistaken mixed_up mix_up incorrect misdirected by_that_name called_that equivocad* mauvais trompez erreur falsch* verwahlt errad* engano new_number old_owner previous_owner trying_to_reach looking_for not_who changed_numbers reassigned",
  customer:
    "customer client member patient subscriber account contract agreement registered bought purchased ordered installed subscription membership cliente socio compre contrate clientes abonne achete kunde kundin gekauft comprei contratei on_your_books your_service with_you from_you fitted",
  distrust:
    "scam scams trust legit shady sketchy dodgy fishy fraud fake burned skeptical sceptical doubt question worried concerned catch hidden pyramid disappointed promised_before rubbish estafa fraude arnaque escroquerie mefie betrug abzocke traue golpe desconfi* confio worth",
  spouse:
    "wife husband spouse partner boss landlord business_partner esposa marido jefe femme mari patron frau mann chef chefe",
  tried:
    "tried last_time before similar_company bad_experience probe intentamos essaye teste probiert versucht tentei tentamos",
  angry:
    "terrible awful worst appalling dreadful disgrac* unacceptable ridiculous harass* illegal sick_of fed_up tired_of angry upset furious rude lied refund complain* report* sue lawyer attorney legal authorities dispute unbelievable outrageous pathetic joke horrible pesim* verguenza denunci* demand* harto harta enojad* enfadad* falta_de_respeto honte plainte furieux deçu* marre lamentable frechheit anwalt sauer genervt anzeigen furchtbar pessim* processar advogado vergonha irritad* indignad* abogado mess ignored overcharged",
  repeated:
    "second third fourth fifth 0th time keep constantly always times tercera segunda troisieme deuxieme dritte* zweite* terceira enough_is too_much two_days every_day",
  swear:
    "fuck* f*** shit* asshole* ass bitch* moron* idiot* bastard* dick* crap damn wanker* scumbag* stupid dumb* loser* bloody suck sucks bullshit bs stfu piss screw stuffed hell mierda put* jod* pendejo imbecil merde con cons connard foutre nique scheiß* scheisse arsch* fick* foder merda idiota* babaca otario puta liars parasites",
  auto: "automatic automated_reply auto-reply auto auto-response out_of_office out_of_the_office unattended unmonitored not_monitored do_not_reply will_respond get_back_to_you respond_within received away_from offline closed behind_the_wheel automatica automatique automatische* abwesend im_urlaub fuera_de_la_oficina absent conges fora_do_escritorio team_member_will annual_leave parental_leave limited_access",
  greet: "hi hello hey hiya howdy morning evening hola buenas bonjour salut bonsoir hallo moin oi ola good_day",
  thanks: "thank* thx ty cheers appreciated appreciate gracias merci danke* obrigad* valeu",
  laugh: "haha* hehe lol lmao funny laugh jaja* mdr kkk* lustig",
  wishes:
    "happy_new merry have_a_good enjoy have_fun have_a_great you're_well blessings take_care feliz joyeux frohe* frohes bonne schonen igualmente likewise",
  product:
    "work works service* offer* package* plan plans include* included cover covers warranty guarantee benefits features different better special suitable right_for recommend materials machines software type kind sort explain process treatment product install* fix repair effective durable incluye funciona ofrecen servicios garantia comprend fonctionne proposez funktioniert leistungen garantie inclui oferecem",
  visits: "come stop_by swing_by visit send_someone vienen passer kommen vem",
  foil: "bus train elevator rain smoking laughing snoring gym lease netflix job band coffee game film season semester cruise dinner vacation street month tunnel milk cat dog cable subscription_to flight shop shingles snow sign pier",
  baffled:
    "understand get_it idea clue huh hmm what_do_you_mean pardon entiendo comprends verstehe entendi dunno idk maybe depends",
  me: "me us my moi mich mir uns",
  you: "you your u ustedes su vous votre sie ihr ihnen voces",
  we: "i i'm i've we we're we've yo nosotros je on nous ich wir eu nos",
};

const escaped = (stem: string) => stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function patternOf(words: string): RegExp {
  const stems = words.split(/\s+/).map((word) => plain(word).replace(/_/g, " "));
  const han = stems.filter((stem) => isHan.test(stem)).map(escaped);
  const spelled = stems
    .filter((stem) => !isHan.test(stem))
    .map((stem) => (stem.endsWith("*") && stem !== "f***" ? `${escaped(stem.slice(0, -1))}[\\p{L}']*` : escaped(stem)));
  const bounded = `(?<![\\p{L}\\p{N}])(?:${spelled.join("|")})(?![\\p{L}\\p{N}])`;
  return new RegExp([bounded, ...han].join("|"), "gu");
}

const isHan = /^\p{Script=Han}+$/u;

/** Without accents, in a common apostrophe. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ı/g, "i");

let patterns: { name: string; pattern: RegExp }[] | undefined;
const compiled = () =>
  (patterns ??= Object.entries(ideas).map(([name, words]) => ({ name, pattern: patternOf(words) })));

const MOST_IDEAS = 10;

/** The ideas of a normalised text in their order: each, each pair in order, and each run of three. */
export function conceptFeatures(normalised: string): string[] {
  const text = plain(normalised);
  const found = compiled()
    .flatMap(({ name, pattern }) => [...text.matchAll(pattern)].map((match) => ({ name, at: match.index })))
    .sort((a, b) => a.at - b.at || a.name.localeCompare(b.name))
    .slice(0, MOST_IDEAS)
    .map(({ name }) => name);
  const features = new Set(found.map((name) => `k${name}`));
  found.forEach((first, index) => {
    for (const second of found.slice(index + 1, index + 5)) features.add(`p${first}>${second}`);
    features.add(`t${found.slice(index, index + 3).join(">")}`);
  });
  features.add(`l${Math.min(6, text.split(" ").length)}`);
  return [...features];
}
