import { and, asc, eq, ilike } from "drizzle-orm";
import { segments } from "@/drizzle/schema";
import { mayDo } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { literal } from "@/server/platform/literal";

/** Segments whose name holds the text, by name: for the palette, which shows nothing that the role may not see. */
export async function searchSegments(ctx: Ctx, { text, limit }: { text: string; limit: number }) {
  if (!mayDo(ctx, "segments:read")) return [];
  const named = ilike(segments.name, `%${literal(text)}%`);
  const found = await inTransaction(ctx, (tx) =>
    tx
      .select({ id: segments.id, name: segments.name })
      .from(segments)
      .where(and(eq(segments.tenantId, tx.tenantId), named))
      .orderBy(asc(segments.name))
      .limit(limit),
  );
  return found.map(({ id, name }) => ({ kind: "segment", id, title: name, path: `/leads?segment=${id}` }));
}
