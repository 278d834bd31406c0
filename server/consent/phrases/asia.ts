import { anywhere, clause, type Wording, words } from "./wording";

/** Chinese, Japanese, Korean, Vietnamese, Hindi, Tagalog, Indonesian and Malay, Arabic, Hebrew. */
export const asia: Wording = {
  asks: [
    // Chinese, both scripts
    anywhere(
      "(?:别|別|不要|请勿|請勿|勿|莫|不准|禁止)(?:再)?(?:给我|給我|向我|跟我|来)?(?:继续|繼續|一直|再)?(?:发|發|传|傳|联系|聯絡|聯繫|打扰|打擾|骚扰|騷擾|打电话|打電話|寄|烦我|煩我|推送|短信)",
    ),
    anywhere(
      "停止(?:发|發|傳|传|联|聯|短信|訊息|推送)?|退[订訂]|取消[订訂][阅閱]|不(?:想|要|愿|願)(?:意)?(?:再)?(?:收到|再发|再給|再给|接收|被打扰|被聯絡|被联系)|(?:刪除|删除|删掉|刪掉|移除|去掉)(?:掉)?(?:我|这个号|這個號)|(?:把|将|將)我(?:的\\S{1,4})?(?:从|從).{0,8}(?:删|刪|移|除)|拉黑|滚开|滾開|走开",
    ),
    clause("停|停下|够了|夠了|滚|滾"),
    // Japanese
    anywhere(
      "(?:送(?:ら|信し|っ)ないで|送って(?:こない|くるな)|送るな|連絡(?:し|を)(?:ない|やめ|しない)|連絡しないで|やめて|止めて|配信(?:を)?停止|(?:登録|配信|購読)(?:を)?解除|退会(?:し|を|$| )|(?:メッセージ|メール|連絡|ショートメール|SMS|sms)(?:は|が)?(?:もう)?(?:不要|いりません|いらない|要りません|結構です)|(?:番号|連絡先|私).{0,4}(?:削除|消して)|削除して(?:ください|下さい)|ストップ|迷惑です|放っておいて|ほっといて)",
    ),
    clause("解除|退会|中止"),
    // Korean
    anywhere(
      "(?:보내지|연락하지|문자하지|전화하지|메시지하지|귀찮게\\s*하지)\\s*(?:마|말아|않)|(?:문자|메시지|연락|그만)\\s*(?:좀\\s*)?(?:그만|보내|하세요|해(?= )|해요|해주)|(?:수신|구독|등록)\\s*(?:거부|취소|해지|해제)|(?:번호|연락처|명단).{0,5}(?:삭제|지워|빼)|(?:받고|원하지)\\s*(?:싶지\\s*)?않|차단",
    ),
    clause("그만|해지|중지|정지|거부"),
    // Vietnamese
    words(
      "(?:dung|xin dung|lam on dung|ngung|thoi)(?: co)? (?:\\S+ )?(?:nhan|gui|lien lac|goi|lam phien|lien he|tin nhan)(?: \\S+){0,3}|khong (?:muon )?(?:nhan|nhan them|bi lam phien|muon) (?:tin|tin nhan|sms)(?: \\S+)?|huy (?:dang ky|nhan tin)|xoa (?:so|ten)(?: \\S+){0,3}|(?:dung|ngung|stop) (?:lai|di)",
    ),
    clause("dung|huy|ngung|dung lai|stop di|thoi di"),
    // Hindi, in both scripts
    anywhere(
      "(?:मैसेज|संदेश|मेसेज|एसएमएस|फोन|कॉल|परेशान|संपर्क)\\s*(?:\\S+\\s*)?(?:मत|न|बंद)\\s*(?:कर|भेज)?|मत\\s*(?:भेज|कर|लिख)|बंद\\s*(?:कर|करो|करें)|(?:नंबर|नाम|लिस्ट|सूची)\\s*(?:\\S+\\s*){0,2}(?:हटा|मिटा|डिलीट|निकाल)|नहीं\\s*चाहिए\\s*(?:मैसेज|संदेश)|रोको|रुको",
    ),
    words(
      "(?:message|msg|sms|mujhe|mujhko|pareshan|call|phone)(?: \\S+){0,2} mat(?: \\S+){0,2}|mat (?:bhejo|bhejna|karo|karna|likho)(?: \\S+)?|band kar(?:o|en|iye|do)|(?:mera )?number hata\\S*|list se hata\\S*",
    ),
    // Tagalog, Indonesian, Malay
    words(
      "(?:itigil|tigil\\S*|tumigil|ihinto)(?: \\S+){0,3}|(?:huwag|wag)(?: \\S+){0,3} (?:mag ?text|magtext|itext|i text|text\\S*|padala\\S*|mensahe|tawag\\S*|contact\\S*|gulo\\S*)(?: \\S+){0,2}|(?:alisin|tanggalin|burahin)(?: \\S+){0,4}|tama na|ayoko na(?: \\S+){0,2}|tantanan (?:mo|nyo|ninyo) (?:na )?ako",
    ),
    words(
      "(?:berhenti|stop|hentikan) (?:kirim|mengirim|hubungi|menghubungi|sms|hantar|ganggu)\\S*(?: \\S+){0,2}|(?:jangan|tolong jangan|usah) (?:\\S+ )?(?:hubungi|kirim|ganggu|sms|telepon|chat|wa|hantar|mesej|kacau)\\S*(?: \\S+){0,3}|(?:hapus|buang|padam) (?:nomor|nombor|nomer|data|saya)(?: \\S+){0,2}|tidak (?:mau|ingin|mahu) (?:terima|menerima|dihubungi)(?: \\S+){0,2}",
    ),
    clause("berhenti|batal|cukup|tigil|hentikan|henti"),
    // Arabic, after folding of marks; Hebrew
    anywhere(
      "(?:لا|لن|ما|مت)\\s?(?:ت|ي)?(?:رسل|راسل|تصل|بعث|زعج|كلم|تواصل|كتب)\\S*|توقف\\S*|(?:ا|أ)?وقف\\S*\\s(?:ال|عن)\\S*|(?:لا|ما|مو|مش)\\s?(?:ا|أ)?(?:ريد|رغب|بي|بغى|عايز)\\S*\\s(?:\\S+\\s)?(?:رسا|رسائل|استلام|استقبال|تواصل)\\S*|(?:احذف|إحذف|امسح|ازل|أزل|شيل|الغ|إلغ|أخرج)\\S*\\s(?:رقم|اسم|ني|من|ال)\\S*|(?:الغاء|إلغاء)(?:\\s?ال(?:اشتراك|تسجيل))?|اترك\\S*\\s(?:و?شان|لحال|وحد|بحال|وش)\\S*|اتركوني|كفى|سيبوني|خلاص بس",
    ),
    anywhere(
      "(?<= )(?:תפסיק|תפסק|די |הפסיק|הסר|הסיר|תסיר|תוריד|תמחק|מחק)\\S*|(?:אל|לא) (?:ת|ל)(?:שלח|כתו|תקשר|סמס|פנ|טריד)\\S*|לא (?:רוצה|מעוניין|מעוניינת) (?:לקבל|יותר|הודעות|ש)\\S*|עזבו אותי|תעזבו|להסרה",
    ),
  ],
  innocent: [
    anywhere("(?:巴士|公交|车|車)站|停车|停車|停電|停电|不停|别忘了?发|不要忘记发|別忘了傳"),
    anywhere("やめてから|止めておき"),
    words(
      "(?:dung|cung) (?:gio|luc)(?: \\S+)?|jangan lupa (?:hubungi|kirim|sms)\\S*|wag (?:mo|nyo) kalimutan(?: \\S+){0,2}|khong nhan duoc(?: \\S+){0,2}",
    ),
    anywhere("(?:멈추지|그만두지)\\s*(?:마|말)|보내지\\s*않았|연락하지\\s*않았|받지\\s*못"),
    anywhere("لا تنس\\S*(?:\\s\\S+)?|ما وصل\\S*|لماذا لا ترسل\\S*"),
  ],
};
