import { resumeImport } from "@/server/imports";
import { json, rest } from "../../../rest";
import { shownImport } from "../../shown";

export const POST = rest({ scope: "leads:import" }, async ({ ctx, params }) =>
  json(shownImport(await resumeImport(ctx, { importId: params.id ?? "" })), 202),
);
