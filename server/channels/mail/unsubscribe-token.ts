import { publicUrl } from "@/server/platform/env";
import { isId } from "@/server/platform/ids";
import { sealWith, type TenantKeys, unsealWith } from "@/server/platform/vault";

/** Whose mail ends, and which mail said so. */
export interface Leaving {
  readonly touchId: string;
  /** The address that the mail went to, whoever has it now. */
  readonly email: string;
}

const place = { table: "mail", column: "unsubscribe", row: "link" };
const idBytes = 16;

const bytesOf = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/**
 * The opaque token of one mail's way out: the workspace, and sealed with its key recipient and mail. It never expires
 * (the law wants 30 days, mailbox providers 60), and means nothing to another workspace.
 */
export const unsubscribeToken = (keys: TenantKeys, { touchId, email }: Leaving): string =>
  Buffer.concat([bytesOf(keys.tenantId), sealWith(keys, place, `${touchId} ${email}`)]).toString("base64url");

/** The workspace that a token speaks of; unproved. */
export function tenantOfUnsubscribeToken(token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  const tenantId = idOf(bytes.subarray(0, idBytes));
  return isId(tenantId) && bytes.toString("base64url") === token ? tenantId : null;
}

/** Who leaves by this token, or null when this workspace never gave it out. */
export function leavingBy(keys: TenantKeys, token: string): Leaving | null {
  if (tenantOfUnsubscribeToken(token) !== keys.tenantId) return null;
  try {
    const [touchId = "", email = ""] = unsealWith(keys, place, Buffer.from(token, "base64url").subarray(idBytes)).split(
      " ",
    );
    return { touchId, email };
  } catch {
    return null;
  }
}

export const unsubscribePath = "/o/";

export const unsubscribeUrl = (keys: TenantKeys, leaving: Leaving): string =>
  `${publicUrl()}${unsubscribePath}${unsubscribeToken(keys, leaving)}`;
