import { createSegment, listSegments, type SegmentView } from "@/server/segments";
import { CreateSegmentInput } from "@/server/segments/schemas";
import { json, rest } from "../rest";

const shown = ({ id, name, filter, createdAt }: SegmentView) => ({
  id,
  name,
  filter,
  created_at: createdAt.toISOString(),
});

export const POST = rest({ scope: "segments:write", body: CreateSegmentInput }, async ({ ctx, body }) =>
  json(shown(await createSegment(ctx, body)), 201),
);

export const GET = rest({ scope: "segments:read" }, async ({ ctx }) =>
  json({ data: (await listSegments(ctx)).map(shown), next_cursor: null, has_more: false }),
);
