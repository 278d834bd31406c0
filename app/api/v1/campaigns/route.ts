import { z } from "zod";
import { createCampaign, getCampaign, listCampaigns } from "@/server/campaigns";
import { CampaignStatus, CreateCampaignInput } from "@/server/campaigns/schemas";
import { json, rest } from "../rest";
import { shownCampaign, shownView } from "./shown";

export const POST = rest({ scope: "campaigns:write", body: CreateCampaignInput }, async ({ ctx, body }) => {
  const { id } = await createCampaign(ctx, body);
  return json(shownView(await getCampaign(ctx, { campaignId: id })), 201, { location: `/api/v1/campaigns/${id}` });
});

const Query = z.object({
  status: CampaignStatus.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});

export const GET = rest({ scope: "campaigns:read", query: Query }, async ({ ctx, query }) => {
  const { data, nextCursor } = await listCampaigns(ctx, query);
  const shown = data.map(({ ledger, ...campaign }) => ({ ...shownCampaign(campaign), ledger }));
  return json({ data: shown, next_cursor: nextCursor, has_more: nextCursor !== null });
});
