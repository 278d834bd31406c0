/**
 * Channels decides who a text, a WhatsApp message or an e-mail comes from and by which carrier it travels: senders and
 * their secrets, what each may send in a second, what WhatsApp approved, whom to believe when a carrier calls back, and how
 * a carrier's words become ours. It sends nothing by itself: the adapters (`outbound`) are for the one gate in messaging.
 */

export { readInbound, readStatus, statusCallbackFor, type Webhook, type WebhookRefusal } from "./inbound";
export { type FetchedMedia, fetchMedia, forgetMedia } from "./inbound-media";
export { linksOf, type Tracked } from "./mail/html";
export { addMailbox, makeDkimKey } from "./mail/mailboxes";
export type { OutgoingMail } from "./mail/outgoing-mail";
export { statusCode, statusWords } from "./mail/status-codes";
export { mailToken, touchOfMailToken } from "./mail/tokens";
export { type Leaving, leavingBy, tenantOfUnsubscribeToken, unsubscribeUrl } from "./mail/unsubscribe-token";
export { type DailyLimit, dailyLimitOf } from "./mail/warm-up";
export { type BounceReading, type EarlierBounce, isGivenUp, readBounce } from "./mail-in/bounce-table";
export { readMailCall } from "./mail-in/call";
export type { Complaint } from "./mail-in/complaint";
export type { DeliveryReport } from "./mail-in/delivery-report";
export { readInbox } from "./mail-in/imap";
export { keepReadMark, listInboxes, noteReading, type OpenInbox, openInboxes, saveInbox } from "./mail-in/inboxes";
export { type InboundMail, readMail } from "./mail-in/mail";
export { wordsBeforeCutting } from "./mail-in/own-words";
export { type MailAttachment, mailLimits } from "./mail-in/parts";
export type { CutReply } from "./mail-in/reply-text";
export {
  type OpenMailbox,
  type OpenSender,
  openEverySender,
  openMailboxes,
  openSenders,
  openSiteSenders,
  openWhatsAppSenders,
  sendersWithIds,
} from "./rows";
export { seedSenders } from "./seed";
export { type BrandDay, refusalToUse, throughputOf, throughputVersion } from "./sender-classes";
export { addTwilioSender, stopSender } from "./senders";
export { signInbound } from "./sign-inbound";
export { type SiteCaller, siteCaller } from "./site/door";
export { identitySignature, identityWords, refusalToBelieve } from "./site/identity";
export { mostPayloadBytes, payloadBytes } from "./site/notification";
export { refusalToSubscribe } from "./site/push-http";
export { waitAtDoor } from "./site/rate";
export { saveSite } from "./site/settings";
export { dropSubscription, forgetSubscriptions, keepSubscription, subscriptionsOf } from "./site/subscriptions";
export { addVisit, endVisit, leadMeant, type Visit, visitOf } from "./site/visits";
export { addWhatsAppSender } from "./whatsapp/senders";
export { saveTemplate, type Template, templateOf, templatesOf } from "./whatsapp/templates";
