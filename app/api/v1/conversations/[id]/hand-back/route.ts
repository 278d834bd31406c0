import { z } from "zod";
import { handBack } from "@/server/conversations";
import { json, rest } from "../../../rest";
import { shownThread } from "../../shown";

const Body = z.object({ reply_now: z.boolean().default(false) });

/** The AI holds the pen again: it answers now, or waits for the lead. */
export const POST = rest({ scope: "conversations:reply", body: Body }, async ({ ctx, body, params }) =>
  json(shownThread(await handBack(ctx, { conversationId: params.id ?? "", replyNow: body.reply_now }))),
);
