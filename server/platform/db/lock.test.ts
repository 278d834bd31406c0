import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataFolder } from "./lock";

let folder = "";
const file = () => join(folder, "lock");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rekindle-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a living process keeps the folder, and the refusal names it", () => {
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
  writeFileSync(file(), String(other.pid));
  expect(() => lockDataFolder(folder)).toThrow(`in use by process ${other.pid}`);
  other.kill("SIGKILL");
});

test("a folder whose holder was killed is taken over, and given back at the end", async () => {
  const other = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => other.once("exit", resolve));
  writeFileSync(file(), `${other.pid} some-boot:123`);
  const unlock = lockDataFolder(folder);
  expect(readFileSync(file(), "utf8")).toMatch(new RegExp(`^${process.pid} `));
  unlock();
  expect(existsSync(file())).toBe(false);
});

test.skipIf(process.platform !== "linux")(
  "another process that was given the dead holder's number holds nothing",
  () => {
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
    writeFileSync(file(), `${other.pid} an-earlier-boot:4711`);
    lockDataFolder(folder)();
    other.kill("SIGKILL");
  },
);

test("an unreadable lock, as a full disk leaves one, is taken over", () => {
  writeFileSync(file(), "");
  lockDataFolder(folder)();
});
