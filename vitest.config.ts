import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The mode is the kind of file that runs: `*.test.ts` for `npm test`, `*.proof.ts` and `*.eval.ts` for the long runs. */
export default defineConfig(({ mode }) => ({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)),
      "server-only": fileURLToPath(new URL("./server/testing/server-only.ts", import.meta.url)),
    },
  },
  test: {
    include: [`{server,inngest,components,drizzle,scripts,app,bench}/**/*.${mode}.{ts,tsx}`],
    globalSetup: ["server/testing/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: mode === "test" ? 20_000 : 3_600_000,
    hookTimeout: 60_000,
  },
}));
