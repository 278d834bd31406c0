import { linksOf, type Tracked } from "@/server/channels";
import { publicUrl } from "@/server/platform/env";
import { isId } from "@/server/platform/ids";
import { sealWith, type TenantKeys, unsealWith } from "@/server/platform/vault";
import { hitKinds } from "../schemas";

const mostLinks = 20;
const idBytes = 16;
const place = { table: "mail", column: "tracking", row: "link" };

/** What a token of a tracked mail says: whose mail, what was fetched, and where a link leads. */
export interface TrackedPlace {
  readonly touchId: string;
  readonly kind: (typeof hitKinds)[number];
  readonly link: number | null;
  readonly target: string | null;
}

const bytesOf = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");
const idIn = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** Sealed with the workspace's key: nobody makes a link that leads elsewhere, and a target is never read from the address. */
export const trackToken = (keys: TenantKeys, { touchId, kind, link, target }: TrackedPlace): string =>
  Buffer.concat([
    bytesOf(keys.tenantId),
    sealWith(keys, place, JSON.stringify([touchId, kind, link, target])),
  ]).toString("base64url");

/** The workspace that a token speaks of; unproved. */
export function tenantOfTrackToken(token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  const tenantId = idIn(bytes.subarray(0, idBytes));
  return isId(tenantId) && bytes.toString("base64url") === token ? tenantId : null;
}

/** What a token says, or null when this workspace never gave it out. */
export function trackedPlace(keys: TenantKeys, token: string): TrackedPlace | null {
  try {
    const text = unsealWith(keys, place, Buffer.from(token, "base64url").subarray(idBytes));
    const [touchId, kind, link, target] = JSON.parse(text) as [string, string, number | null, string | null];
    const known = hitKinds.find((one) => one === kind);
    return known && (target === null || isWebAddress(target)) ? { touchId, kind: known, link, target } : null;
  } catch {
    return null;
  }
}

const isWebAddress = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
/** Ours lead on by themselves; a chain of redirects is what filters look for. */
const isOurs = (url: string) => url.startsWith(`${publicUrl()}/`);

/** Where the links of this mail lead, its pixel, and the link that no person sees. */
export function trackedMail(keys: TenantKeys, touchId: string, text: string): Tracked {
  const address = (to: Omit<TrackedPlace, "touchId">) => `${publicUrl()}/c/${trackToken(keys, { touchId, ...to })}`;
  const targets = linksOf(text).filter((url) => isWebAddress(url) && !isOurs(url));
  const links = targets.slice(0, mostLinks).map((target, link) => [target, address({ kind: "click", link, target })]);
  return {
    links: Object.fromEntries(links),
    pixel: address({ kind: "open", link: null, target: null }),
    trap: address({ kind: "trap", link: null, target: null }),
  };
}
