import { createHash } from "node:crypto";
import webPush from "web-push";
import { publicUrl } from "@/server/platform/env";
import type { Carrier, CarrierAnswer, OutgoingText } from "./outbound";
import type { OpenSender } from "./rows";
import type { OpenSubscription, OutgoingCard } from "./schemas";
import { payloadOf } from "./site/notification";
import { type PushAnswer, postPush } from "./site/push-http";

/** A day, where no hours end before: older news is none. */
const longestSeconds = 86_400;

/** Whom a push service may write to about us [RFC 8292]: an https or a mailto address. */
const subject = () => {
  const address = publicUrl();
  return address.startsWith("https:") ? address : `mailto:webmaster@${new URL(address).hostname}`;
};

/** The same for every attempt, so that a push service keeps one of them and a browser shows one. */
const topicOf = (token: string) => createHash("sha256").update(token).digest("base64url").slice(0, 32);

type Notification = OutgoingText & { card: OutgoingCard & Required<Pick<OutgoingCard, "push">> };
const isNotification = (text: OutgoingText): text is Notification => text.card?.push !== undefined;

function requestFor(sender: OpenSender, text: Notification, { endpoint, p256dh, auth }: OpenSubscription) {
  const { token } = text.card.push;
  const receipts = `${publicUrl()}/api/site/${sender.accountSid}/notifications/${token}`;
  const details = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    payloadOf({ ...text.card, body: text.body }, { receipts, tag: topicOf(token) }),
    {
      vapidDetails: {
        subject: subject(),
        publicKey: sender.number ?? "",
        privateKey: sender.credentials.authToken,
      },
      TTL: text.validitySeconds ?? longestSeconds,
      topic: topicOf(token),
      contentEncoding: "aes128gcm",
    },
  );
  const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]));
  return { endpoint, headers, body: details.body };
}

async function left(sender: OpenSender, text: Notification, subscription: OpenSubscription): Promise<PushAnswer> {
  try {
    return await postPush(requestFor(sender, text, subscription));
  } catch {
    return { status: 410, retryAfterMs: null }; // keys that encrypt nothing are those of no browser
  }
}

const isTaken = (answer: PushAnswer) => "status" in answer && answer.status >= 200 && answer.status < 300;
const isGone = (answer: PushAnswer) => "status" in answer && (answer.status === 404 || answer.status === 410);
const isBusy = (answer: PushAnswer) => "status" in answer && (answer.status === 429 || answer.status >= 500);

/** One answer for a person's browsers: taken where one took it; else what says most. */
export function answerOf(answers: readonly { id: string; answer: PushAnswer }[], attemptId: string): CarrierAnswer {
  const gone = answers.filter(({ answer }) => isGone(answer)).map(({ id }) => id);
  const said = answers.map(({ answer }) => answer).filter((answer) => !isGone(answer));
  if (said.some(isTaken)) return { kind: "accepted", providerId: `push-${attemptId}`, status: "delivered", gone };
  if (said.length === 0) return { kind: "refused", code: 410, sentence: "No browser takes it any more.", gone };
  const unknown = said.find((answer) => "unknown" in answer);
  if (unknown) return { kind: "unknown", sentence: unknown.unknown };
  const busy = said.find(isBusy);
  if (busy && "status" in busy)
    return {
      kind: "busy",
      retryAfterMs: busy.retryAfterMs,
      sentence: `The push service is busy (${busy.status}). Trying again.`,
    };
  return { ...refusalIn(said), gone };
}

function refusalIn(said: readonly PushAnswer[]): CarrierAnswer & { kind: "refused" } {
  const refused = said.find((answer) => "status" in answer);
  if (refused)
    return { kind: "refused", code: refused.status, sentence: `The push service answered ${refused.status}.` };
  const [first] = said;
  const sentence = first && "notAsked" in first ? first.notAsked : "The push service was not asked.";
  return { kind: "refused", code: null, sentence };
}

/**
 * Leaves a notification with each browser of a person. A repeated attempt replaces the one before, at the push service by
 * its Topic and on the screen by its tag, so that what nobody knows of may be offered again.
 */
export const pushCarrier: Carrier = {
  async send(sender, text): Promise<CarrierAnswer> {
    if (!isNotification(text)) return { kind: "refused", code: null, sentence: "This is no notification." };
    const { subscriptions } = text.card.push;
    const answers = await Promise.all(
      subscriptions.map(async (one) => ({ id: one.id, answer: await left(sender, text, one) })),
    );
    return answerOf(answers, text.attemptId);
  },
  find: async () => [],
  received: async () => [],
};
