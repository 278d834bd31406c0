import { advanceClock } from "@/server/rehearsal";
import { AdvanceClockInput } from "@/server/rehearsal/schemas";
import { json, rest } from "../../rest";

/** Moves a sandbox's clock; answers when everything on the way has happened. */
export const POST = rest({ scope: "sandbox:write", body: AdvanceClockInput, isLimited: false }, async ({ ctx, body }) =>
  json(await advanceClock(ctx, body)),
);
