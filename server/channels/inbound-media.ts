import { env } from "@/server/platform/env";
import { isTwilioItself } from "./carrier-host";
import type { OpenSender } from "./rows";

const deadlineMs = 30_000;
const twilioApi = "https://api.twilio.com";

/** What a carrier gave us: bytes as they arrive, nothing that could come any more, or nothing now. */
export type FetchedMedia =
  | { kind: "arriving"; bytes: AsyncIterable<Uint8Array> }
  | { kind: "gone"; sentence: string }
  | { kind: "later"; sentence: string };

type Account = Pick<OpenSender, "accountSid" | "credentials">;

const asked = ({ accountSid, credentials }: Account) => ({
  authorization: `Basic ${Buffer.from(`${accountSid}:${credentials.authToken}`).toString("base64")}`,
});

/** The one place that the account's credentials go to: media of its own, at the API that this installation is set to. */
function placeOf({ accountSid }: Account, address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const given = new URL(address);
  const isMedia = new RegExp(`^/2010-04-01/Accounts/${accountSid}/Messages/[A-Za-z0-9]{34}/Media/[A-Za-z0-9]{34}$`);
  if (!isMedia.test(given.pathname)) return null;
  const base = new URL(env().TWILIO_API_BASE_URL ?? twilioApi);
  if (given.origin !== base.origin && given.origin !== twilioApi) return null;
  return new URL(base.href.replace(/\/$/, "") + given.pathname);
}

/** Where Twilio keeps media: it sends there, without our credentials. */
const storage = /(^|\.)(twiliocdn\.com|amazonaws\.com)$/;
const mayFollow = (to: URL, from: URL) =>
  isTwilioItself() ? to.protocol === "https:" && storage.test(to.hostname) : to.origin === from.origin;

/** Fetches what came with a text, with the account's credentials; one redirect, to the carrier's own storage. Never throws. */
export async function fetchMedia(account: Account, address: string): Promise<FetchedMedia> {
  const place = placeOf(account, address);
  if (!place) return { kind: "gone", sentence: "Its address is not one of the carrier's." };
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const first = await fetch(place, { headers: asked(account), redirect: "manual", signal });
    return arrivedIn(await followed(first, place, signal));
  } catch {
    return { kind: "later", sentence: "The carrier did not answer in time." };
  }
}

async function followed(first: Response, from: URL, signal: AbortSignal): Promise<Response | null> {
  const location = first.headers.get("location");
  if (first.status < 300 || first.status >= 400 || !location) return first;
  await first.body?.cancel();
  const to = new URL(location, from);
  return mayFollow(to, from) ? fetch(to, { redirect: "error", signal }) : null;
}

function arrivedIn(answer: Response | null): FetchedMedia {
  if (!answer) return { kind: "gone", sentence: "The carrier sent us to an address that is not its own." };
  if (answer.ok && answer.body) return { kind: "arriving", bytes: answer.body };
  if (answer.status === 404 || answer.status === 410)
    return { kind: "gone", sentence: "The carrier does not have it any more." };
  return { kind: "later", sentence: `The carrier answered with ${answer.status}.` };
}

/** Deletes it at the carrier: whether it is gone there. */
export async function forgetMedia(account: Account, address: string): Promise<boolean> {
  const place = placeOf(account, address);
  if (!place) return true;
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const answer = await fetch(place, { method: "DELETE", headers: asked(account), redirect: "error", signal });
    await answer.body?.cancel();
    return answer.ok || answer.status === 404;
  } catch {
    return false;
  }
}
