/**
 * Segments decides which leads a saved filter means. A live segment stores the filter, and who belongs is answered when
 * somebody asks; a fixed one is a list of members, which a filter can ask for. `leadsMatching` is the condition that campaigns turn into an audience in one statement.
 */
export { leadsMatching } from "@/server/leads";
export { addToSegment } from "./members";
export type { SegmentView } from "./rows";
export { searchSegments } from "./search";
export {
  countSegment,
  createSegment,
  deleteSegment,
  editSegment,
  getSegment,
  listSegments,
  segmentMembers,
} from "./segments";
export { refreshSegments } from "./sizes";
export { exportWithin, leadsWithin, workbookWithin } from "./within";
