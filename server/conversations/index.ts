/**
 * Conversations decides whose turn it is: a text that comes in is stored, read and obeyed in one transaction, a thread
 * has one owner at a time, and whoever lost the pen cannot write with it any more.
 */
export { fetchAwaited } from "./attached/fetch-media";
export { readThreadFile } from "./attached/read";
export { type MailTaken, receiveMail } from "./mail/receive-mail";
export { type JoinedThreads, joinedState, joinThreads, lockThreads, partThreads } from "./merge-threads";
export { handBack, markRead, refusalToWrite, silenceAi, takeOver } from "./ownership";
export { countViews, getConversation, listConversations, listMessages, listPending } from "./queries";
export { type Ear, getsTurn, type Received, receiveText } from "./receive";
export { reply } from "./reply";
export { queueRequiredText } from "./required-text";
export {
  type Conversation,
  conversationOf,
  findConversation,
  lockConversation,
  openForLead,
  threadIds,
  updateConversation,
} from "./rows";
export { noticeSource, replySource } from "./sources";
export { mayMove, moveTo } from "./state";
export { leadTimeline } from "./timeline/read";
export type { TimelineItem } from "./timeline/slice";
export { nextTurnDue } from "./turn-due";
export { threadWitness } from "./witness";
