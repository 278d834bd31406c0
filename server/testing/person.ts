import { users } from "@/drizzle/schema";
import { database, inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { addMember } from "@/server/tenancy";
import type { Role } from "@/server/tenancy/schemas";
import type { TestCtx } from "./tenant";
import { as } from "./tenant";

/** A person with a row of their own, a member of the tenant; answers the tenant as they see it. */
export async function aMember(ctx: TestCtx, role: Role): Promise<TestCtx> {
  const { db } = await database();
  const seen = as(ctx, role);
  const { id, name } = seen.actor;
  await db.insert(users).values({ id, name, email: `${newId()}@example.com`, createdAt: ctx.realNow() });
  await inTransaction(ctx, (tx) => addMember(tx, id, role));
  return seen;
}
