import type { HouseRule } from "../tree";

const nameless = ["utils", "util", "lib", "libs", "helpers", "common", "misc", "types", "shared", "services", "core"];
const emptyWords = /(^|-)(service|manager|handler|util|utils|helper|helpers|misc)(-|\.|$)/;

/** A folder is called after what it is about; "utils" is about nothing. Files are kebab-case. */
export const folderNames: HouseRule = {
  name: "folder-names",
  find: (tree) =>
    tree.paths.flatMap((path) => {
      const folders = path.split("/");
      const file = folders.pop() ?? "";
      const folder = folders.find((name) => nameless.includes(name));
      if (folder) return [{ path, says: `the folder "${folder}" says nothing about its content` }];
      if (!/\.(ts|tsx|mjs)$/.test(file)) return [];
      if (emptyWords.test(file)) return [{ path, says: "name the file after the capability, not after a layer" }];
      return isKebab(file) ? [] : [{ path, says: "file names are kebab-case" }];
    }),
  planted: { "server/leads/utils/dates.ts": "" },
};

function isKebab(file: string): boolean {
  return /^\[*(\.\.\.)?[a-z0-9]+(-[a-z0-9]+)*\]*(\.[a-z0-9-]+)*$/.test(file);
}
