import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { refusalToCarry } from "./kind";
import type { FileView } from "./schemas";
import { storeArriving } from "./store";

export type UploadFile = { fileName: string; source: AsyncIterable<Uint8Array> };

/**
 * Takes a file in that a message is to carry. Until one does it is kept for a day.
 * @throws Refused when it is empty, larger than 20 MB, or of a kind that no message may carry.
 */
export async function uploadFile(ctx: Ctx, { fileName, source }: UploadFile): Promise<FileView> {
  authorize(ctx, "conversations:reply");
  return storeArriving(ctx, { name: fileName, source, refusal: refusalToCarry });
}
