import { and, eq, inArray, isNull } from "drizzle-orm";
import { memberships, users } from "@/drizzle/schema";
import type { Tx } from "@/server/platform/db";
import type { Role } from "@/server/tenancy/schemas";
import { notify } from "./notify";

/** Mails everybody who has one of these roles, in the transaction of the cause. */
export async function alertPeople(
  tx: Tx,
  { roles, ...mail }: { roles: readonly Role[]; subject: string; body: string },
): Promise<void> {
  const people = await tx
    .select({ id: users.id, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.tenantId, tx.tenantId),
        inArray(memberships.role, [...roles]),
        isNull(memberships.deactivatedAt),
      ),
    );
  for (const { id, email } of people) await notify(tx, { ...mail, recipient: email, userId: id });
}
