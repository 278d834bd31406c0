import { z } from "zod";
import { cancelImport } from "@/server/imports";
import { json, rest } from "../../../rest";
import { shownImport } from "../../shown";

const Body = z.object({ rollback: z.boolean().default(false) });

export const POST = rest({ scope: "leads:import", body: Body }, async ({ ctx, params, body }) =>
  json(shownImport(await cancelImport(ctx, { importId: params.id ?? "", rollback: body.rollback })), 202),
);
