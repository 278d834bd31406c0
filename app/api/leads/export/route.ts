import { Readable } from "node:stream";
import { z } from "zod";
import type { LeadColumn } from "@/server/leads";
import { Filter, leadSorts } from "@/server/leads/schemas";
import { exportWithin, workbookWithin } from "@/server/segments";
import { streamed } from "../../v1/streamed";
import { forViewer } from "../../viewer";

export const dynamic = "force-dynamic";

/** What JSON says, or undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return undefined;
  }
}

const Query = z.object({
  search: z.string().max(200).default(""),
  filter: z
    .string()
    .transform(
      (text, check) => parsed(text) ?? check.addIssue({ code: "custom", message: "The filter is not valid JSON." }),
    )
    .pipe(Filter)
    .default({}),
  sort: z.enum(leadSorts).default("newest"),
  segment: z.string().default(""),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  columns: z
    .string()
    .max(5000)
    .transform((text) => text.split(",") as LeadColumn[]),
});

const workbookHeaders = {
  "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "content-disposition": 'attachment; filename="leads.xlsx"',
  "cache-control": "no-store",
};

/** What the list shows, as a file: same rows, same columns, same order. */
export const GET = forViewer(async (ctx, request) => {
  const { segment, format, ...asked } = Query.parse(Object.fromEntries(new URL(request.url).searchParams));
  if (format === "csv") return streamed(await exportWithin(ctx, asked, segment || null), "leads.csv");
  const book = await workbookWithin(ctx, asked, segment || null);
  return new Response(Readable.toWeb(book) as ReadableStream, { headers: workbookHeaders });
});
