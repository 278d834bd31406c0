import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { activePath, flatNavigation, navigation, visibleNavigation } from "./navigation";

const everything = navigation.flatMap((item) => [item, ...(item.children ?? [])]);

test.each(everything.map((item) => item.path))("the navigation's %s is a page that exists", (path) => {
  const folder = `app/(app)/t/[tenant]${path}`;
  expect(existsSync(`${folder}/page.tsx`) || existsSync(`${folder}/[[...slug]]/page.tsx`)).toBe(true);
});

test("what a role may not use is absent", () => {
  expect(visibleNavigation(["leads:read"]).map((item) => item.key)).toEqual(["home", "leads", "settings"]);
  expect(flatNavigation(["leads:read", "leads:import"]).map((item) => item.key)).toContain("import");
});

test("the deepest matching item is the active one", () => {
  const paths = ["/leads", "/leads/segments", "/inbox"];
  expect(activePath(paths, "/leads/segments/1")).toBe("/leads/segments");
  expect(activePath(paths, "/leads/0190")).toBe("/leads");
  expect(activePath(paths, "/leadsheet")).toBeUndefined();
});
