import { sql } from "drizzle-orm";
import { companyKeyOf } from "@/drizzle/schema";
import { readEmail, readPhone, viewsOf } from "@/server/leads";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import type { LookAlikesInput } from "../schemas";
import { lookAlikes } from "./find";
import { signsOf } from "./signs";

/** Who somebody looks like that is about to be added: at most five leads, the likeliest first. */
export async function lookUpAlikes(ctx: Ctx, { firstName, lastName, company, phone, email }: LookAlikesInput) {
  authorize(ctx, "leads:read");
  const [asPhone, asEmail] = [readPhone(phone ?? "", "US"), readEmail(email ?? "")];
  const person = {
    firstName: firstName ?? null,
    lastName: lastName ?? null,
    postcode: null,
    state: null,
    phone: "phone" in asPhone ? asPhone.phone : null,
    email: "email" in asEmail ? asEmail.email : null,
  };
  return inTransaction(ctx, async (tx) => {
    const found = await lookAlikes(tx, { ...person, companyKey: await companyKeyIn(tx, company) });
    const views = await viewsOf(
      tx,
      found.map(({ row }) => row),
    );
    return views.map((lead, at) => {
      const { score, reasons } = found[at] ?? { score: 0, reasons: [] };
      return { score, lead, signs: signsOf(reasons, { typed: person.phone, held: lead.phone }) };
    });
  });
}

/** What a company typed in some spelling is recognised by. */
async function companyKeyIn(tx: Tx, company: string | undefined): Promise<string | null> {
  if (!company) return null;
  const { rows } = (await tx.execute(sql`select ${companyKeyOf(sql`${company}::text`)} as key`)) as unknown as {
    rows: { key: string | null }[];
  };
  return rows[0]?.key ?? null;
}
