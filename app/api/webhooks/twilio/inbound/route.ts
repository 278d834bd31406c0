import { readInbound } from "@/server/channels";
import { hearText } from "@/server/dialogue";
import { answerRefusal, webhookOf } from "../webhook";

/** A text from a lead: signed by the carrier, stored and obeyed before it is acknowledged. The answer goes out by the gate. */
export async function POST(request: Request): Promise<Response> {
  const read = await readInbound(await webhookOf(request));
  if ("refused" in read) return answerRefusal(read);
  await hearText(read.ctx, read.text);
  return new Response("<Response/>", { status: 200, headers: { "content-type": "text/xml" } });
}
