/**
 * Duplicates decides which leads are one person: who is compared with whom, how alike they are and why, what a merge
 * keeps, and how it is undone. The stricter consent always wins, and nothing that happened to either of them is lost.
 */
export { findDuplicates } from "./finding/find";
export { mergeLeads } from "./merging/merge";
export { undoMerge } from "./merging/undo";
export { listPairs, type PairView } from "./pairs";
