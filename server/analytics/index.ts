/** Analytics decides what a figure means: one definition sheet, one statement behind a count and its rows, intervals instead of bare rates. */
export { exportResults } from "./export";
export { campaignResults, type Results } from "./results";
export { type Setup, setupProgress } from "./setup";
