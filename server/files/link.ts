import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { publicUrl } from "@/server/platform/env";
import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";
import { sealWith, type TenantKeys, tenantKeys, unsealWith } from "@/server/platform/vault";
import { systemCtx } from "@/server/tenancy";
import { extensionOf } from "./kind";
import { openFile } from "./read";
import type { FileView } from "./schemas";

/** A carrier queues for four hours and fetches what goes with a text when its turn comes. */
const linkHours = 24;
const longestName = 20;
const idBytes = 16;
const place = { table: "files", column: "link", row: "token" };

const bytesOf = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");
const idIn = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** A name as carriers take it: at most 20 plain characters, its ending kept. */
export function carrierName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[-.]+/, "");
  if (plain.length <= longestName) return plain || "file";
  const ending = extensionOf(plain) ? `.${extensionOf(plain)}` : "";
  return plain.slice(0, longestName - ending.length) + ending;
}

/** Where a carrier fetches one file until a day from now: sealed with the tenant's key, so that nobody can make one up. */
export function fileLink(keys: TenantKeys, { id, name }: Pick<FileView, "id" | "name">, now: Date): string {
  const until = now.getTime() + linkHours * 3_600_000;
  const token = Buffer.concat([bytesOf(keys.tenantId), sealWith(keys, place, `${id} ${until}`)]).toString("base64url");
  return `${publicUrl()}/m/${token}/${carrierName(name)}`;
}

/** The links of these files. Marked `system`: the gate calls it. */
export const fileLinks = (ctx: Ctx, files: readonly FileView[]): Promise<ReadonlyMap<string, string>> =>
  inTransaction(ctx, async (tx) => {
    const keys = await tenantKeys(tx);
    return new Map(files.map((file) => [file.id, fileLink(keys, file, tx.realNow())]));
  });

/**
 * What lies behind a link; the link alone says that its bearer may have it. Marked `system`: a carrier asks.
 * @throws NotFound when the link is none of ours, was altered, or is over.
 */
export async function openLinked(token: string): Promise<{ file: FileView; bytes: AsyncGenerator<Buffer> }> {
  const sealed = Buffer.from(token, "base64url");
  const tenantId = idIn(sealed.subarray(0, idBytes));
  if (!isId(tenantId) || sealed.toString("base64url") !== token) throw new NotFound("file");
  const ctx = await systemCtx(tenantId, "files.link");
  const keys = await inTransaction(ctx, tenantKeys);
  const [fileId = "", until = "0"] = opened(keys, sealed.subarray(idBytes)).split(" ");
  if (Number(until) < ctx.realNow().getTime()) throw new NotFound("file");
  return openFile(ctx, fileId);
}

function opened(keys: TenantKeys, sealed: Uint8Array): string {
  try {
    return unsealWith(keys, place, sealed);
  } catch {
    return "";
  }
}
