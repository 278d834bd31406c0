import { existsSync, readFileSync } from "node:fs";

/** Passed and failed tests of a phase, read from what its tool wrote for machines. */
export const tallies = {
  check(report) {
    const parts = JSON.parse(report);
    return { passed: parts.filter(({ ok }) => ok).length, failed: parts.filter(({ ok }) => !ok).length };
  },

  /** A file that breaks before its first test is one failure. */
  vitest(report) {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(report);
    const broken = testResults.filter(
      ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  },

  /** A test that passed only at a second attempt counts as passed; skipped ones count as nothing. */
  playwright(report) {
    const { stats, errors } = JSON.parse(report);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
  },
};

/** The tally of a phase: no report, no test or an exit code without a failure count as one failure, never as none. */
export function tallyOf(kind, file, code) {
  const { passed, failed } = existsSync(file) ? tallies[kind](readFileSync(file, "utf8")) : { passed: 0, failed: 1 };
  const isSilent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isSilent ? 1 : failed };
}
