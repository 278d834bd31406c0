import { expect, test } from "vitest";
import { ViewSettings } from "@/server/leads/schemas";
import { usualColumns } from "./lead-columns";
import { columnsFrom, columnsText, isSameLook, lostFields } from "./view-state";

test("columns survive the address with their order and widths, also those of own fields", () => {
  const columns = [{ id: "company", width: 240 }, { id: "name" }, { id: "attributes.plan, paid" }];
  expect(columnsFrom(columnsText(columns))).toEqual(columns);
  expect(columnsFrom("")).toEqual(usualColumns);
  expect(columnsFrom("company")).toEqual([{ id: "name" }, { id: "company" }]);
});

test("a view is changed when it would show something else", () => {
  const view = ViewSettings.parse({ sort: "name" });
  expect(isSameLook(view, { ...view, columns: usualColumns })).toBe(true);
  expect(isSameLook(view, { ...view, sort: "newest" })).toBe(false);
  expect(isSameLook(view, { ...view, density: "compact" })).toBe(false);
});

test("a field that was deleted under a view is named, once", () => {
  const view = ViewSettings.parse({
    filter: {
      all: [
        { field: "attributes.plan", op: "eq", value: "pro" },
        { field: "company", op: "exists" },
      ],
    },
    columns: [{ id: "name" }, { id: "attributes.plan" }, { id: "attributes.size" }],
  });
  expect(lostFields(view, new Set(["name", "attributes.size"]))).toEqual(["plan"]);
});
