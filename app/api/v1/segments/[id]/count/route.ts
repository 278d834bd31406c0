import { countSegment } from "@/server/segments";
import { json, rest } from "../../../rest";

export const GET = rest({ scope: "segments:read" }, async ({ ctx, params }) =>
  json(await countSegment(ctx, { segmentId: params.id ?? "" })),
);
