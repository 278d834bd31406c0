import { haltSending, listHalts } from "@/server/messaging";
import { HaltSendingInput } from "@/server/messaging/schemas";
import { json, rest } from "../rest";
import { shownHalt } from "./shown";

/** What is halted now, then the last that were; `in_flight` texts are with a carrier at this moment. */
export const GET = rest({ scope: "campaigns:read" }, async ({ ctx }) => {
  const { inForce, ended, inFlight } = await listHalts(ctx);
  return json({ data: [...inForce, ...ended].map(shownHalt), in_flight: inFlight });
});

/** Stops everything, a channel, a campaign or a sender at once. */
export const POST = rest({ scope: "sending:halt", body: HaltSendingInput }, async ({ ctx, body }) =>
  json(shownHalt(await haltSending(ctx, body)), 201),
);
