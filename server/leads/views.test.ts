import { expect, test } from "vitest";
import { as, aTenant, withDatabase } from "@/server/testing";
import { changeView, deleteView, listViews, saveView } from ".";
import type { SaveViewInput } from "./schemas";

withDatabase();

const dormant: SaveViewInput["shows"] = {
  filter: { all: [{ field: "last_contacted_at", op: "not_within_days", value: 90 }] },
  sort: "longest_ago",
  columns: [{ id: "name" }, { id: "company", width: 240 }],
  density: "compact",
};

test("a view keeps filter, order, columns with their widths, and density; it is renamed, changed and deleted", async () => {
  const ctx = await aTenant();
  const { id: viewId } = await saveView(ctx, { name: "Dormant", scope: "personal", shows: dormant });
  expect(await listViews(ctx)).toMatchObject([{ name: "Dormant", isMine: true, shows: dormant }]);
  await changeView(ctx, { viewId, shows: { ...dormant, sort: "name" } });
  await changeView(ctx, { viewId, name: "Asleep" });
  expect(await listViews(ctx)).toMatchObject([{ name: "Asleep", shows: { ...dormant, sort: "name" } }]);
  await deleteView(ctx, { viewId });
  expect(await listViews(ctx)).toEqual([]);
});

test("a personal view is its maker's alone; a shared one is everybody's to see, and theirs to change who may change leads", async () => {
  const ctx = await aTenant();
  const rep = as(ctx, "sales_rep");
  const analyst = as(ctx, "analyst");
  const { id: mine } = await saveView(ctx, { name: "Mine", scope: "personal", shows: {} });
  const { id: ours } = await saveView(ctx, { name: "Ours", scope: "shared", shows: {} });
  expect((await listViews(analyst)).map((view) => view.name)).toEqual(["Ours"]);
  await expect(changeView(rep, { viewId: mine, name: "x" })).rejects.toThrow("not found");
  await expect(deleteView(rep, { viewId: mine })).rejects.toThrow("not found");
  await expect(changeView(analyst, { viewId: ours, name: "x" })).rejects.toThrow("An owner or an admin");
  await expect(saveView(analyst, { name: "x", scope: "shared", shows: {} })).rejects.toThrow("An owner or an admin");
  expect(await saveView(analyst, { name: "own", scope: "personal", shows: {} })).toMatchObject({ isMine: true });
  expect(await changeView(rep, { viewId: ours, name: "Team's" })).toMatchObject({ name: "Team's" });
});

test("another tenant's view is not there", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  const { id: viewId } = await saveView(them, { name: "Theirs", scope: "shared", shows: {} });
  expect(await listViews(us)).toEqual([]);
  for (const act of [changeView, deleteView]) await expect(act(us, { viewId })).rejects.toThrow("not found");
});
