/**
 * Segments decides which leads a saved filter means. A segment is live: it stores the filter, and who belongs is
 * answered when somebody asks. `leadsMatching` is the condition that campaigns turn into an audience in one statement.
 */
export { leadsMatching } from "@/server/leads";
export { searchSegments } from "./search";
export {
  countSegment,
  createSegment,
  deleteSegment,
  editSegment,
  getSegment,
  listSegments,
  type SegmentView,
  segmentMembers,
} from "./segments";
export { exportWithin, leadsWithin } from "./within";
