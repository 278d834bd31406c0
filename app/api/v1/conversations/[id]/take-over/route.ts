import { takeOver } from "@/server/conversations";
import { json, rest } from "../../../rest";
import { shownThread } from "../../shown";

/** The AI stops in this thread; what it had not sent is cancelled. */
export const POST = rest({ scope: "conversations:reply" }, async ({ ctx, params }) =>
  json(shownThread(await takeOver(ctx, { conversationId: params.id ?? "" }))),
);
