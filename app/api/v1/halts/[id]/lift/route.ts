import { liftHalt } from "@/server/messaging";
import { json, rest } from "../../../rest";
import { shownHalt } from "../../shown";

/** The second of two: sending goes on. A key is not enough for both. */
export const POST = rest({ scope: "sending:halt" }, async ({ ctx, params }) =>
  json(shownHalt(await liftHalt(ctx, { haltId: params.id ?? "" }))),
);
