import type { Webhook, WebhookRefusal } from "@/server/channels";
import { noteTraffic } from "@/server/platform/traffic";

const largestBody = 64_000;

/** The request as its signature covers it: path and query as called, the raw body read once. */
export async function webhookOf(request: Request): Promise<Webhook> {
  noteTraffic();
  const { pathname, search } = new URL(request.url);
  const rawBody = await request.text();
  return {
    pathAndQuery: pathname + search,
    rawBody: rawBody.length > largestBody ? "" : rawBody,
    signature: request.headers.get("x-twilio-signature"),
    contentType: request.headers.get("content-type") ?? "",
  };
}

/** A refusal without a word about whom we know. */
export const answerRefusal = ({ refused, sentence }: WebhookRefusal): Response =>
  new Response(sentence, { status: refused, headers: { "content-type": "text/plain" } });
