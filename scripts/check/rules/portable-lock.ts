import type { HouseRule } from "../tree";

/** The lock names no registry host and package.json names exact versions, so that every machine installs the same. */
export const portableLock: HouseRule = {
  name: "portable-lock",
  find: (tree) => [
    ...tree.paths
      .filter((path) => path === "package-lock.json" && tree.read(path).includes('"resolved":'))
      .map((path) => ({ path, says: '"resolved" names a registry host; keep omit-lockfile-registry-resolved' })),
    ...tree.paths
      .filter((path) => path === "package.json")
      .flatMap((path) =>
        inexactPins(tree.read(path)).map((pin) => ({ path, says: `${pin} is a range; pins are exact` })),
      ),
  ],
  planted: { "package.json": '{ "dependencies": { "zod": "^4.0.0" } }' },
};

type Pins = Record<string, string>;

function inexactPins(manifest: string): string[] {
  const parsed: { dependencies?: Pins; devDependencies?: Pins; optionalDependencies?: Pins } = JSON.parse(manifest);
  return Object.entries({ ...parsed.dependencies, ...parsed.devDependencies, ...parsed.optionalDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`);
}
