/**
 * Messaging decides whether, when and how often a text, a WhatsApp message or an e-mail leaves: one gate, one ledger row for each intended send with the
 * verdict of every rule, one claim before the carrier is called, and reconciling instead of guessing afterwards.
 */

export { settleAct } from "./acts/settle";
export { refusalToAttach } from "./attachments/rule";
export { cancelCampaign, cancelForSuppressed, cancelPending } from "./cancel";
export { channelNames } from "./choice/choose";
export { type ChannelQuestion, weighChannels } from "./choice/weigh-channels";
export { type Evidence, evidenceOf } from "./evidence/evidence";
export { haltSending } from "./halts/halt";
export { askToLift, liftHalt } from "./halts/lift";
export { listHalts } from "./halts/queries";
export { type Halt, haltOn } from "./halts/rows";
export { haltOverLimits } from "./halts/watch";
export { showPauses } from "./hold";
export { storeInbound } from "./inbound";
export { endDeadClaims } from "./lease";
export { showLimits } from "./limits/show";
export { countriesWithoutAsking } from "./mail/law";
export { leaveByOneClick, showWayOut, type WayOut } from "./mail/one-click";
export { shownMail } from "./mail/weigh";
export { deferMarketing } from "./mail-in/defer";
export { closeMail, type Followed, keepMail, type MailedTouch, type MailToTake, touchNamedBy } from "./mail-in/rows";
export { takeReport } from "./mail-in/take-report";
export { missedTexts } from "./missed";
export { previewRules } from "./preview-rules";
export { applyReceipt } from "./receipts";
export { reconcileTouches } from "./reconcile";
export { sendDueTouches } from "./send-due";
export { subscribe, tellOfNotification, unsubscribe } from "./site/notifications";
export {
  beginVisit,
  type Card,
  chooseMessages,
  endVisitOf,
  tellOfCard,
  type Visitor,
  visitorCards,
} from "./site/visitor";
export type {
  Composed,
  DueTouch,
  ProposedTemplate,
  SendWitness,
  SentTouch,
  Sources,
  TouchSource,
} from "./touch-source";
export { addTouches, ledgerOf, ledgersOf, type NewTouch } from "./touches";
export { type MailFigures, mailFigures } from "./tracking/figures";
export { takeHit } from "./tracking/take-hit";
export { type Weighed, weighTexts } from "./weigh";
export { lastHeard } from "./whatsapp/facts";
export { countriesWithoutMarketing } from "./whatsapp/law";
export { filledBy } from "./whatsapp/propose";
export { templateRefusal } from "./whatsapp/verdict";
export { freeWindow } from "./whatsapp/window";
