import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { invitations, notices } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { userCtx } from "@/server/tenancy";
import { as, aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { aMember } from "@/server/testing/person";
import { acceptInvitation, joinByInvitation, readInvitation } from "./accept-invitation";
import { inviteMembers, listInvitations, revokeInvitation } from "./invite";
import type { Visit } from "./schemas";
import { createPerson } from "./sign-up";

withDatabase();

const visit: Visit = { address: "203.0.113.9", userAgent: "test", now: () => new Date() };
const password = "a long enough password";
const gone = "This invitation was not found.";

async function invite(ctx: TestCtx, email: string, role: "marketer" | "sales_rep" = "marketer") {
  const [created] = await inviteMembers(ctx, { emails: [email], role });
  return created?.link.split("/").at(-1) ?? "";
}

test("[P-NFR1.1] an invited person makes an account through the link and has the role", async () => {
  const tenant = await aMember(await aTenant(), "owner");
  const token = await invite(tenant, "kim@example.com");
  expect(await readInvitation(token)).toMatchObject({
    email: "kim@example.com",
    workspace: "Northwind",
    hasAccount: false,
  });
  const { person, slug } = await acceptInvitation(visit, { token, name: "Kim", password });
  expect((await userCtx(person, slug)).role).toBe("marketer");
  expect(await listInvitations(tenant)).toEqual([]);
});

test("a link works once, not after it was revoked, and not after a newer one", async () => {
  const tenant = await aTenant();
  const used = await invite(tenant, "used@example.com");
  await acceptInvitation(visit, { token: used, name: "Used", password });
  await expect(readInvitation(used)).rejects.toThrow(gone);

  const replaced = await invite(tenant, "lee@example.com");
  const revoked = await invite(tenant, "lee@example.com");
  await expect(readInvitation(replaced)).rejects.toThrow(gone);
  const [pending] = await listInvitations(tenant);
  await revokeInvitation(tenant, { invitationId: pending?.id ?? "" });
  await expect(readInvitation(revoked)).rejects.toThrow(gone);
});

test("a link of more than seven days is gone", async () => {
  const tenant = await aTenant();
  const token = await invite(tenant, "old@example.com");
  await inTransaction(tenant, (tx) =>
    tx
      .update(invitations)
      .set({ expiresAt: new Date(0) })
      .where(eq(invitations.tenantId, tx.tenantId)),
  );
  await expect(acceptInvitation(visit, { token, name: "Old", password })).rejects.toThrow(gone);
});

test("an invitation for one address lets no other person in", async () => {
  const token = await invite(await aTenant(), "sam@example.com");
  const other = await createPerson(visit, { name: "Eve", email: "eve@example.com", password });
  await expect(joinByInvitation(other, token)).rejects.toThrow("This invitation is for sam@example.com");
});

test("a person with an account joins a second workspace with it", async () => {
  const token = await invite(await aTenant(), "two@example.com", "sales_rep");
  const person = await createPerson(visit, { name: "Two", email: "two@example.com", password });
  await expect(acceptInvitation(visit, { token, name: "Two", password })).rejects.toThrow("already has an account");
  const slug = await joinByInvitation(person, token);
  expect((await userCtx(person, slug)).role).toBe("sales_rep");
});

test("who belongs already is not invited again", async () => {
  const tenant = await aTenant();
  const token = await invite(tenant, "in@example.com");
  await acceptInvitation(visit, { token, name: "In", password });
  await expect(invite(tenant, "in@example.com")).rejects.toThrow("in@example.com already belongs to this workspace.");
});

test("ownership is given by owners, and invitations by those who manage members", async () => {
  const tenant = await aTenant();
  const owned = { emails: ["x@example.com"], role: "owner" as const };
  await expect(inviteMembers(as(tenant, "admin"), owned)).rejects.toThrow("Only an owner");
  await expect(inviteMembers(as(tenant, "analyst"), { ...owned, role: "analyst" })).rejects.toThrow("Your role");
  await expect(listInvitations(as(tenant, "analyst"))).rejects.toThrow("Your role");
  await expect(revokeInvitation(as(tenant, "analyst"), { invitationId: "x" })).rejects.toThrow("Your role");
});

test("another tenant's invitation does not exist for us", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  await invite(them, "theirs@example.com");
  const [theirs] = await listInvitations(them);
  await expect(revokeInvitation(us, { invitationId: theirs?.id ?? "" })).rejects.toThrow(gone);
  expect(await listInvitations(us)).toEqual([]);
});

test("a sandbox shows its invitations on screen instead of mailing them", async () => {
  const tenant = await aTenant();
  await invite(tenant, "screen@example.com");
  const mails = await inTransaction(tenant, (tx) => tx.select().from(notices).where(eq(notices.tenantId, tx.tenantId)));
  expect(mails).toMatchObject([{ recipient: "screen@example.com", status: "on_screen" }]);
});
