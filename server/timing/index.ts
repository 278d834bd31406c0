/**
 * Timing decides when a text may leave: in which states and zones its recipient may be, which law's hours bind there,
 * when the intersection of them all is next open, how many texts a person may get, and what a person's attention bears. The law's packs are a floor;
 * a workspace's profile and a campaign's windows only narrow it. Nothing here sends, and nothing reads the clock.
 */
export { attentionVerdict, type Contact, engagementOf, type Rival, type SlowDown, slowDownReasons } from "./attention";
export { candidatesFor, type PlaceEvidence } from "./candidates";
export {
  abuseCapPer24Hours,
  answerMinutes,
  type FrequencyVerdict,
  frequencyVerdict,
  mayAnswerAtAnyHour,
  type SentBefore,
} from "./frequency";
export { isOpen, nextSlot, type SlotVerdict } from "./next-slot";
export { placeOfPhone } from "./phone-place";
export { countryFrom, placeOfAddress, regionFrom, zoneFrom } from "./places";
export { changedProfile, getTimingProfile, timingProfileOf, updateTimingProfile } from "./profile";
export { evidenceSentence, type ResponsePattern, sendTime } from "./send-time";
export { endSlowDown, slowDown, slowDownsOf } from "./slow-down";
export { cityOf, clockText, dateOf, instantOf, isZone, wallAt, weekdayOf } from "./wall-clock";
