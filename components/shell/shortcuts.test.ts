import { expect, test } from "vitest";
import { isBareKey, type Shortcut, ShortcutRegistry, strokeOf } from "./shortcuts";

const nothing = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const shortcut = (keys: string): Shortcut => ({ keys, label: keys, group: "page", run: () => undefined });

test("G then I within a second is one shortcut, and later it is not", () => {
  const registry = new ShortcutRegistry();
  const inbox = shortcut("g i");
  registry.add([inbox]);
  expect(registry.match("g", 0)).toBeNull();
  expect(registry.match("i", 900)).toBe(inbox);
  expect(registry.match("g", 2_000)).toBeNull();
  expect(registry.match("i", 3_500)).toBeNull();
});

test("a page's key wins over the shell's while the page is open", () => {
  const registry = new ShortcutRegistry();
  const [shell, page] = [shortcut("c"), shortcut("c")];
  registry.add([shell]);
  const leave = registry.add([page]);
  expect(registry.match("c", 0)).toBe(page);
  leave();
  expect(registry.match("c", 5_000)).toBe(shell);
});

test("a key that a part of the screen hears itself is listed and left to it", () => {
  const registry = new ShortcutRegistry();
  registry.add([{ keys: "x", label: "Select", group: "list" }]);
  expect(registry.match("x", 0)).toBeNull();
  expect(registry.list()).toHaveLength(1);
});

test.each([
  [{ ...nothing, key: "K", metaKey: true }, "mod+k"],
  [{ ...nothing, key: "k", ctrlKey: true }, "mod+k"],
  [{ ...nothing, key: "?", shiftKey: true }, "?"],
  [{ ...nothing, key: "Enter", ctrlKey: true, shiftKey: true }, "shift+mod+enter"],
])("%o is the stroke %s", (event, stroke) => {
  expect(strokeOf(event)).toBe(stroke);
});

test("a bare key is one without Ctrl or Cmd", () => {
  expect([isBareKey("g"), isBareKey("mod+k")]).toEqual([true, false]);
});
