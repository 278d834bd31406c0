/**
 * Imports decides what of a file, or of a form, becomes a lead: how the file is written, what its columns mean, which
 * rows are taken, changed, skipped or rejected and why, which consent they prove, and how all of it is taken back.
 */
export { addLead } from "./add-lead";
export { checkImport, configureImport, startImport } from "./configure";
export { attachEvidence, readEvidence } from "./evidence";
export { answerProblems, fixRows, problemAnswers } from "./fixing/answer";
export { listProblems, problemKinds, problemsCsv } from "./fixing/problems";
export { getImport, listImports, openImports } from "./queries";
export { uploadSample } from "./sample";
export { previewImport, rereadImport, uploadImport } from "./upload";
export { pauseImport, resumeImport } from "./writing/pause";
export { runImportBatches } from "./writing/run";
export { cancelImport, undoImport } from "./writing/take-back";
