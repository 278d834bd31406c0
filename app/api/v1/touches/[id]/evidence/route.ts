import { evidenceOf } from "@/server/messaging";
import { json, rest } from "../../../rest";

/** Why this message was sent or not: consent, verdict, author, approval, receipts, with a digest over it all. */
export const GET = rest({ scope: "consent:read" }, async ({ ctx, params }) =>
  json(await evidenceOf(ctx, { touchId: params.id ?? "" })),
);
