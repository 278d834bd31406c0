/**
 * Consent decides who may be texted at all: what they agreed to, whether they took it back, and in which words. An
 * opt-out is read by code before any model, obeyed in the transaction that receives it, and lifted only by the lead.
 */
export {
  type LeftAlone,
  recordConsents,
  type StatedConsent,
  showSuppressed,
  suppressedAmong,
  suppressMany,
} from "./bulk";
export { keepEmail } from "./keep-email";
export { type Lane, laneFor, lanes } from "./lane";
export { forNumber, isOptedIn, type OptIn, whatsAppOptIns } from "./opt-in";
export { type ConsentEntry, lookUpPerson, type PersonConsent } from "./person";
export { consentHistory, consentOverview, listSuppressions } from "./queries";
export { type RequiredKind, requiredText } from "./required-texts";
export { type ConsentStanding, restateConsents } from "./restate";
export { agreeOnSite, isAgreedOnSite, leaveOnSite, returnOnSite, siteOptIns } from "./site/site-consent";
export { isSubscribed, isVisitor, visitorsAmong } from "./site/visitors";
export { isSuppressed, optBackIn, type Suppression, suppress } from "./suppress";
export { suppressAddress, suppressLead } from "./suppress-lead";
export { suppressUnreachable } from "./unreachable";
