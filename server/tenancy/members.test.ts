import { expect, test } from "vitest";
import { aMember } from "@/server/testing/person";
import { as, aTenant, withDatabase } from "../testing";
import { userCtx } from "./load";
import {
  changeRole,
  deactivateMember,
  leaveWorkspace,
  listMembers,
  reactivateMember,
  refusalToChange,
} from "./members";

withDatabase();

const lastOwner = "The last owner cannot leave or change role. Make somebody else an owner first.";
const ownersOnly = "Only an owner can give or take ownership.";

test.each([
  { actorRole: "owner", from: "analyst", to: "admin", owners: 1, refusal: null },
  { actorRole: "owner", from: "owner", to: "admin", owners: 2, refusal: null },
  { actorRole: "owner", from: "owner", to: "admin", owners: 1, refusal: lastOwner },
  { actorRole: "owner", from: "owner", to: null, owners: 1, refusal: lastOwner },
  { actorRole: "owner", from: "owner", to: "owner", owners: 1, refusal: null },
  { actorRole: "admin", from: "analyst", to: "owner", owners: 1, refusal: ownersOnly },
  { actorRole: "admin", from: "owner", to: null, owners: 2, refusal: ownersOnly },
  { actorRole: "admin", from: "marketer", to: null, owners: 1, refusal: null },
] as const)("an $actorRole turning $from into $to with $owners owner(s): $refusal", ({ refusal, ...change }) => {
  expect(refusalToChange(change)).toBe(refusal);
});

async function aTeam() {
  const tenant = await aTenant();
  return { owner: await aMember(tenant, "owner"), rep: await aMember(tenant, "sales_rep") };
}

test("MEM-1: the last owner cannot leave, and a second one may", async () => {
  const { owner, rep } = await aTeam();
  await expect(leaveWorkspace(owner)).rejects.toThrow(lastOwner);
  await changeRole(owner, { userId: rep.actor.id, role: "owner" });
  await leaveWorkspace(owner);
  await expect(userCtx(owner.actor, owner.tenantSlug)).rejects.toThrow("This workspace was not found.");
});

test("two owners who leave at once do not leave the workspace without one", async () => {
  const tenant = await aTenant();
  const owners = [await aMember(tenant, "owner"), await aMember(tenant, "owner")];
  const outcomes = await Promise.allSettled(owners.map((owner) => leaveWorkspace(owner)));
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("MEM-2: a deactivated member's next request finds no workspace, and a reactivated one's does", async () => {
  const { owner, rep } = await aTeam();
  expect((await userCtx(rep.actor, rep.tenantSlug)).role).toBe("sales_rep");
  await deactivateMember(owner, { userId: rep.actor.id });
  await expect(userCtx(rep.actor, rep.tenantSlug)).rejects.toThrow("This workspace was not found.");
  await reactivateMember(owner, { userId: rep.actor.id });
  expect((await userCtx(rep.actor, rep.tenantSlug)).role).toBe("sales_rep");
});

test("a changed role holds from the next request on", async () => {
  const { owner, rep } = await aTeam();
  await changeRole(owner, { userId: rep.actor.id, role: "analyst" });
  expect((await userCtx(rep.actor, rep.tenantSlug)).role).toBe("analyst");
});

test("another tenant's member does not exist for us", async () => {
  const { owner } = await aTeam();
  const theirs = await aTeam();
  const target = { userId: theirs.rep.actor.id };
  await expect(deactivateMember(owner, target)).rejects.toThrow("not found");
  await expect(reactivateMember(owner, target)).rejects.toThrow("not found");
  await expect(changeRole(owner, { ...target, role: "admin" })).rejects.toThrow("not found");
  expect((await listMembers(owner)).map((member) => member.userId)).not.toContain(target.userId);
});

test("a marketer may not touch members", async () => {
  const { owner, rep } = await aTeam();
  const marketer = as(owner, "marketer");
  const target = { userId: rep.actor.id };
  await expect(listMembers(marketer)).rejects.toThrow("Your role");
  await expect(deactivateMember(marketer, target)).rejects.toThrow("Your role");
  await expect(reactivateMember(marketer, target)).rejects.toThrow("Your role");
  await expect(changeRole(marketer, { ...target, role: "admin" })).rejects.toThrow("Your role");
});

test("somebody who is still a member cannot be reactivated", async () => {
  const { owner, rep } = await aTeam();
  await expect(reactivateMember(owner, { userId: rep.actor.id })).rejects.toThrow("not found");
});
