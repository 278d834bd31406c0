import { z } from "zod";
import { mergeLeads } from "@/server/duplicates";
import { Choices } from "@/server/duplicates/schemas";
import { getLead } from "@/server/leads";
import { json, rest } from "../../../rest";
import { shownLeads } from "../../shown";

const Body = z.strictObject({
  other_id: z.string(),
  choose: Choices.optional(),
});

/** The lead of the address lives on; `other_id` answers as it from now on. */
export const POST = rest({ scope: "leads:write", body: Body }, async ({ ctx, params, body }) => {
  const { mergeId, leadId } = await mergeLeads(ctx, {
    survivorId: params.id ?? "",
    otherId: body.other_id,
    choices: body.choose ?? {},
  });
  const [lead] = await shownLeads(ctx, [await getLead(ctx, { leadId })]);
  return json({ merge_id: mergeId, lead });
});
