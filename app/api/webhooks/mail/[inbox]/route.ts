import { mailLimits, readMailCall } from "@/server/channels";
import { hearMail } from "@/server/dialogue";

/** A form around the mail takes a little more room than the mail. */
const largestBody = mailLimits.bytes + 1_048_576;

/**
 * A mail that a provider forwards to one of our mailboxes: the raw mail (message/rfc822), or a form with it in the field
 * `email`. Signed by the mailbox's secret; acknowledged once it is kept and obeyed.
 */
export async function POST(request: Request, { params }: { params: Promise<{ inbox: string }> }): Promise<Response> {
  const { inbox: token } = await params;
  const body = await bodyWithin(request, largestBody);
  if (!body) return refusal(413, "The mail is larger than 25 MB.");
  const call = await readMailCall({
    token,
    body,
    contentType: request.headers.get("content-type") ?? "",
    timestamp: request.headers.get("x-rekindle-timestamp") ?? "",
    signature: request.headers.get("x-rekindle-signature") ?? "",
  });
  if ("refused" in call) return refusal(call.refused, call.sentence);
  const heard = await hearMail(call.ctx, call);
  if ("refusal" in heard) return refusal(422, heard.refusal);
  return new Response(null, { status: 204 });
}

const refusal = (status: number, sentence: string): Response =>
  new Response(sentence, { status, headers: { "content-type": "text/plain" } });

/** The whole body, or null as soon as it is larger. */
async function bodyWithin(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
