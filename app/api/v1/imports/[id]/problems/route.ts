import { z } from "zod";
import { listProblems, problemsCsv } from "@/server/imports";
import { json, rest } from "../../../rest";
import { streamed } from "../../../streamed";

const Query = z.object({
  cursor: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

export const GET = rest({ scope: "leads:import", query: Query }, async ({ ctx, params, query, request }) => {
  const importId = params.id ?? "";
  if (/text\/csv/i.test(request.headers.get("accept") ?? ""))
    return streamed(await problemsCsv(ctx, { importId }), "problems.csv");
  const found = await listProblems(ctx, { importId, after: query.cursor, limit: query.limit });
  const last = found.at(-1)?.row;
  const hasMore = found.length === query.limit && last !== undefined;
  return json({ data: found, next_cursor: hasMore ? String(last) : null, has_more: hasMore });
});
