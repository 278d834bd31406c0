import type { MailAttachment } from "@/server/channels";
import { storeArriving } from "@/server/files";
import type { Ctx } from "@/server/platform/ctx";
import { Refused } from "@/server/platform/errors";

/** What came with a message: kept files, and a sentence about each that was not. */
export interface Enclosed {
  readonly fileIds: readonly string[];
  readonly lost: readonly string[];
}

export const nothingEnclosed: Enclosed = { fileIds: [], lost: [] };

const mostKept = 20;

/**
 * Keeps what came with a mail, whatever it is: nobody opens it but by saving it. It is kept before the mail is taken in; a
 * mail that was here already leaves it unnamed, and it goes after a day. Marked `system`: the edge takes mails in.
 */
export async function keepEnclosed(ctx: Ctx, given: readonly MailAttachment[]): Promise<Enclosed> {
  const fileIds: string[] = [];
  const lost = given.slice(mostKept).map((one) => `"${nameOf(one)}" is one of more than ${mostKept} files.`);
  for (const one of given.slice(0, mostKept)) {
    const kept = await keepOne(ctx, one);
    if ("id" in kept) fileIds.push(kept.id);
    else lost.push(kept.lost);
  }
  return { fileIds, lost };
}

const nameOf = ({ name, type }: MailAttachment) => name || type.replace("/", ".");

async function keepOne(ctx: Ctx, one: MailAttachment): Promise<{ id: string } | { lost: string }> {
  try {
    return await storeArriving(ctx, { name: nameOf(one), source: inOne(one.content), origin: "received" });
  } catch (error) {
    if (error instanceof Refused) return { lost: error.message };
    throw error;
  }
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
