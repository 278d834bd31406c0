import { z } from "zod";

const mb = 1_048_576;

/** The largest file that is kept at all; what a channel takes is less, or the same. */
export const largestFileBytes = 20 * mb;
export const mostFiles = 10;

/** A file as people see it. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  /** Its media type, as its bytes say. */
  readonly type: string;
  readonly bytes: number;
}

export const FileIds = z
  .array(z.string())
  .max(mostFiles, `At most ${mostFiles} files go with one message.`)
  .default([]);

export const FileInput = z.object({ fileId: z.string() });
export type FileInput = z.infer<typeof FileInput>;

/** Pictures that every browser shows and that cannot run anything. */
const shown = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
export const isShownPicture = (type: string): boolean => shown.has(type);

/** "1.4 MB", "12 KB": what a limit and a list say. */
export function sizeWords(bytes: number): string {
  if (bytes >= mb) return `${Math.round((bytes / mb) * 10) / 10} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
