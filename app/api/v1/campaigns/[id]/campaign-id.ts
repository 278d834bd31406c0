import { NotFound } from "@/server/platform/errors";
import { isId } from "@/server/platform/ids";

/** The campaign that an address names; what cannot be an id names nothing. */
export function campaignIdOf(params: Record<string, string>): { campaignId: string } {
  const campaignId = params.id ?? "";
  if (!isId(campaignId)) throw new NotFound("campaign");
  return { campaignId };
}
