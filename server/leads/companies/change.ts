import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { ChangeCompanyInput } from "../company-schemas";
import { companiesChanged } from "../events";
import { readLink } from "../fields/values";
import { type CompanyView, companyViews, lockCompany, updateCompany } from "./rows";

/** Changes how a company is shown and where its website is; its leads keep what they say. @throws Refused when the website is no web address. */
export async function changeCompany(ctx: Ctx, input: ChangeCompanyInput): Promise<CompanyView> {
  authorize(ctx, "leads:write");
  const { companyId, name, website } = ChangeCompanyInput.parse(input);
  const link = website ? readLink(website) : { value: null };
  if ("reason" in link) throw new Refused(link.reason);
  return inTransaction(ctx, async (tx) => {
    const before = await lockCompany(tx, companyId);
    const after = {
      name: name ?? before.name,
      website: website === undefined ? before.website : link.value,
    };
    const changed = await updateCompany(tx, companyId, after);
    const was = { name: before.name, website: before.website };
    await record(tx, "company.changed", { subject: { type: "company", id: companyId }, before: was, after });
    await announce(tx, companiesChanged, {});
    const [view] = await companyViews(tx, [changed]);
    if (!view) throw new Error("A row has a view.");
    return view;
  });
}
