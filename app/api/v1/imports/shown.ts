import type { ImportView } from "@/server/imports/schemas";

/** An import as the API answers it. */
export const shownImport = (one: ImportView) => ({
  id: one.id,
  file_name: one.fileName,
  status: one.status,
  rows_total: one.rowsTotal,
  rows_done: one.rowsDone,
  created: one.created,
  updated: one.updated,
  skipped: one.skipped,
  rejected: one.rejected,
  suppressed: one.suppressed,
  mapping: one.mapping,
  date_order: one.dateOrder,
  on_existing: one.onExisting,
  warranty: one.warranty,
  notes: one.notes,
  error: one.error,
  started_at: one.startedAt?.toISOString() ?? null,
  finished_at: one.finishedAt?.toISOString() ?? null,
  undone_at: one.undoneAt?.toISOString() ?? null,
  created_at: one.createdAt.toISOString(),
});
