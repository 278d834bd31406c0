import { randomBytes } from "node:crypto";
import { createPerson, personByEmail } from "@/server/auth";
import { updateBrand } from "@/server/branding";
import { seedSenders } from "@/server/channels";
import { authorize, permissions } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { addMember, createTenant } from "@/server/tenancy";
import type { CreateWorkspaceInput } from "@/server/tenancy/schemas";
import { installKey } from "./keys";

const demoBookingPage = "https://book.example.com/call";
const ownScopes = permissions.filter((permission) => permission !== "platform:write");

/** A new workspace with its owner, a number to text from and its first key; a sandbox unless this is a production installation. */
export async function openWorkspaceFor(ctx: Ctx, { name, owner_email }: CreateWorkspaceInput) {
  authorize(ctx, "platform:write");
  const own = await createTenant({ name });
  const visit = { address: "api", userAgent: null, now: ctx.realNow };
  const email = owner_email.toLowerCase();
  const owner =
    (await personByEmail(email)) ??
    (await createPerson(visit, { name: email.split("@")[0] ?? email, email, password: null }));
  await inTransaction(own, (tx) => addMember(tx, owner.id, "owner"));
  if (own.sandbox) await updateBrand(own, { bookingUrl: demoBookingPage });
  await seedSenders(own);
  const secret = `rk_live_${randomBytes(24).toString("base64url")}`;
  await installKey(own, secret, ownScopes);
  return { tenantId: own.tenantId, slug: own.tenantSlug, secret };
}
