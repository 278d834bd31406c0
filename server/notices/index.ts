/**
 * Notices decides how the product's mail to its own users travels: by SMTP where a server is set up,
 * on the screen of a sandbox, from which nothing leaves. Texts to leads are another matter: messaging.
 */
export { alertPeople } from "./alert";
export { hasMailServer, mailDirectly } from "./mailer";
export { listNotices, type NoticeStatus, notify, sendPendingNotices } from "./notify";
