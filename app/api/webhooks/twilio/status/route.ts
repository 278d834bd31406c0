import { readStatus } from "@/server/channels";
import { applyReceipt } from "@/server/messaging";
import { answerRefusal, webhookOf } from "../webhook";

/** What became of a text: signed by the carrier, in any order, any number of times. */
export async function POST(request: Request): Promise<Response> {
  const read = await readStatus(await webhookOf(request));
  if ("refused" in read) return answerRefusal(read);
  await applyReceipt(read.ctx, read.receipt);
  return new Response(null, { status: 204 });
}
