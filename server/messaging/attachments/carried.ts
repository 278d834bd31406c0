import type { OutgoingText } from "@/server/channels/outbound";
import { fileLinks, wholeFiles } from "@/server/files";
import type { Ctx } from "@/server/platform/ctx";
import type { Cleared } from "../ledger-writes";

export type Carried = Pick<OutgoingText, "attachments" | "mediaUrls">;

const nothing: Carried = { attachments: [], mediaUrls: [] };

/** What these messages carry, read before any lock is held: a mail the bytes, a text the links. Null where a file is gone. */
export async function carriedBy(ctx: Ctx, texts: readonly Cleared[]): Promise<(text: Cleared) => Carried | null> {
  const [mails, others] = [texts.filter(({ mail }) => mail), texts.filter(({ mail }) => !mail)];
  const bytes = await wholeFiles(ctx, idsIn(mails));
  const linked = others.flatMap(({ files }) => files);
  const links = linked.length > 0 ? await fileLinks(ctx, linked) : new Map<string, string>();
  return ({ mail, files }) => {
    if (files.length === 0) return nothing;
    const attachments = mail ? files.flatMap(({ id }) => bytes.get(id) ?? []) : [];
    const mediaUrls = mail ? [] : files.flatMap(({ id }) => links.get(id) ?? []);
    return attachments.length + mediaUrls.length === files.length ? { attachments, mediaUrls } : null;
  };
}

const idsIn = (texts: readonly Cleared[]) => texts.flatMap(({ files }) => files.map(({ id }) => id));
