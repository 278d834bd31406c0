import { getCompany } from "@/server/leads";
import { json, rest } from "../../rest";
import { shownCompany } from "../shown";

export const GET = rest({ scope: "leads:read" }, async ({ ctx, params }) =>
  json(shownCompany(await getCompany(ctx, { companyId: params.id ?? "" }))),
);
