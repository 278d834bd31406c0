/**
 * Channels decides who a text comes from and by which carrier it travels: senders and their secrets, what each may send
 * in a second, whom to believe when a carrier calls back, and how a carrier's words become ours. It sends nothing by
 * itself: the adapters (`outbound`) are for the one gate in messaging.
 */
export { readInbound, readStatus, statusCallbackFor, type Webhook, type WebhookRefusal } from "./inbound";
export { type OpenSender, openSenders } from "./rows";
export { seedSenders } from "./seed";
export { refusalToUse, throughputOf } from "./sender-classes";
export { addTwilioSender, stopSender } from "./senders";
export { signInbound } from "./sign-inbound";
