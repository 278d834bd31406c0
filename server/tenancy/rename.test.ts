import { expect, test } from "vitest";
import { aMember } from "@/server/testing/person";
import { as, aTenant, withDatabase } from "../testing";
import { workspacesOf } from "./load";
import { renameWorkspace } from "./rename";

withDatabase();

test("[M13.3] a renamed workspace keeps its address, and no other workspace changes", async () => {
  const [ours, theirs] = [await aTenant(), await aTenant({ name: "Fabrikam" })];
  const owner = await aMember(ours, "owner");
  const other = await aMember(theirs, "owner");
  await renameWorkspace(owner, { name: "Southwind" });
  expect(await workspacesOf(owner.actor.id)).toMatchObject([{ name: "Southwind", slug: ours.tenantSlug }]);
  expect(await workspacesOf(other.actor.id)).toMatchObject([{ name: "Fabrikam" }]);
});

test("the same name again is refused, and a sales rep may not rename", async () => {
  const tenant = await aTenant({ name: "Northwind" });
  await expect(renameWorkspace(tenant, { name: "Northwind" })).rejects.toThrow("already has this name");
  await expect(renameWorkspace(as(tenant, "sales_rep"), { name: "Mine" })).rejects.toThrow("Your role");
});
