import { getImport } from "@/server/imports";
import { json, rest } from "../../rest";
import { shownImport } from "../shown";

export const GET = rest({ scope: "leads:import" }, async ({ ctx, params }) =>
  json(shownImport(await getImport(ctx, { importId: params.id ?? "" }))),
);
