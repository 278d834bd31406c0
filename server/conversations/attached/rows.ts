import { filesNamed, filesWithIds } from "@/server/files";
import type { FileView } from "@/server/files/schemas";
import type { Tx } from "@/server/platform/db";

type Naming = { fileIds: string[] | null; sentFileIds: string[] | null };

/** Each row with its files in place of their ids: those that came with it, or went out with it. */
export async function withFiles<Row extends Naming>(
  tx: Tx,
  rows: readonly Row[],
): Promise<(Omit<Row, keyof Naming> & { files: FileView[] })[]> {
  const known = await filesWithIds(
    tx,
    rows.flatMap(({ fileIds, sentFileIds }) => fileIds ?? sentFileIds ?? []),
  );
  return rows.map(({ fileIds, sentFileIds, ...row }) => ({ ...row, files: filesNamed(known, fileIds ?? sentFileIds) }));
}
