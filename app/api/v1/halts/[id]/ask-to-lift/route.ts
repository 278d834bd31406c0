import { askToLift } from "@/server/messaging";
import { AskToLiftInput } from "@/server/messaging/schemas";
import { json, rest } from "../../../rest";
import { shownHalt } from "../../shown";

const Body = AskToLiftInput.omit({ haltId: true });

/** The first of two: says why sending may go on. */
export const POST = rest({ scope: "sending:halt", body: Body }, async ({ ctx, params, body }) =>
  json(shownHalt(await askToLift(ctx, { haltId: params.id ?? "", ...body })), 202),
);
