import { getTimingProfile, updateTimingProfile } from "@/server/timing";
import { UpdateTimingProfileInput } from "@/server/timing/schemas";
import { json, rest } from "../../rest";

/** The workspace's sending windows and caps. */
export const GET = rest({ scope: "settings:read" }, async ({ ctx }) => json(await getTimingProfile(ctx)));

/** As wide as the law's packs allow, never wider. */
export const PATCH = rest({ scope: "settings:timing", body: UpdateTimingProfileInput }, async ({ ctx, body }) =>
  json(await updateTimingProfile(ctx, body)),
);
