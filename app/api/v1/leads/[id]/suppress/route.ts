import { z } from "zod";
import { suppressLead } from "@/server/consent";
import { SuppressLeadInput } from "@/server/consent/schemas";
import { getLead } from "@/server/leads";
import { json, rest } from "../../../rest";
import { shownLeads } from "../../shown";

const Body = z.object({ channel: SuppressLeadInput.shape.channel, reason: SuppressLeadInput.shape.reason });

export const POST = rest({ scope: "leads:write", body: Body }, async ({ ctx, params, body }) => {
  const leadId = params.id ?? "";
  await suppressLead(ctx, { leadId, ...body });
  const [lead] = await shownLeads(ctx, [await getLead(ctx, { leadId })]);
  return json(lead);
});
