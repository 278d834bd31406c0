import { defineConfig } from "@playwright/test";

const isRoot = process.getuid?.() === 0;

/** Journeys in a browser and attacks on the raw API, against the server that scripts/e2e.mjs starts (BASE_URL). */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    actionTimeout: 15_000,
    baseURL: process.env.BASE_URL,
    viewport: { width: 1366, height: 768 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: isRoot ? ["--no-sandbox"] : [] },
  },
});
