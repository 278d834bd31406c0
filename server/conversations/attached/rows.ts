import { filesNamed, filesWithIds } from "@/server/files";
import type { FileView } from "@/server/files/schemas";
import type { Tx } from "@/server/platform/db";
import { type AwaitedFile, awaitedBy } from "./await-media";

type Naming = { id: string; fileIds: string[] | null; sentFileIds: string[] | null };

/** Each row with its files in place of their ids, those that came with it or went out with it, and what is not here yet. */
export async function withFiles<Row extends Naming>(
  tx: Tx,
  rows: readonly Row[],
): Promise<(Omit<Row, "fileIds" | "sentFileIds"> & { files: FileView[]; awaited: readonly AwaitedFile[] })[]> {
  const known = await filesWithIds(
    tx,
    rows.flatMap(({ fileIds, sentFileIds }) => fileIds ?? sentFileIds ?? []),
  );
  const awaited = await awaitedBy(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ fileIds, sentFileIds, ...row }) => ({
    ...row,
    files: filesNamed(known, fileIds ?? sentFileIds),
    awaited: awaited.get(row.id) ?? [],
  }));
}
