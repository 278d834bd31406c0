import { and, desc, eq, ilike } from "drizzle-orm";
import { campaigns } from "@/drizzle/schema";
import { mayDo } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { literal } from "@/server/platform/literal";

/** Campaigns whose name holds the text, newest first: for the palette, which shows nothing that the role may not see. */
export async function searchCampaigns(ctx: Ctx, { text, limit }: { text: string; limit: number }) {
  if (!mayDo(ctx, "campaigns:read")) return [];
  const named = ilike(campaigns.name, `%${literal(text)}%`);
  const found = await inTransaction(ctx, (tx) =>
    tx
      .select({ id: campaigns.id, name: campaigns.name, status: campaigns.status })
      .from(campaigns)
      .where(and(eq(campaigns.tenantId, tx.tenantId), named))
      .orderBy(desc(campaigns.id))
      .limit(limit),
  );
  return found.map(({ id, name, status }) => ({
    kind: "campaign",
    id,
    title: name,
    path: status === "draft" ? `/campaigns/${id}/edit/audience` : `/campaigns/${id}`,
  }));
}
