/**
 * Addresses decides by which phones, e-mails and profiles a lead is known, which of them we write to, how sure each is,
 * and what was agreed for each: a new primary address brings its own consent, and never more than a withdrawal leaves.
 */
export {
  bringAddresses,
  type FoundAddress,
  type SealedAddress,
  sealedAddress,
  takeBackAddresses,
  withHash,
} from "./bring";
export { addAddress, removeAddress, restoreAddress, setConfidence } from "./edit";
export { type AddressView, listAddresses } from "./list";
export { makePrimary } from "./make-primary";
export { readProfile } from "./read";
