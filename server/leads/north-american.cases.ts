import { northAmericanPhone } from "./north-american";
import { readAnyPhone, readPhone } from "./phone";

const layouts = [
  "AAABBBCCCC",
  "AAA-BBB-CCCC",
  "(AAA) BBB-CCCC",
  "(AAA)BBB-CCCC",
  "AAA.BBB.CCCC",
  "AAA BBB CCCC",
  "(AAA) BBB CCCC",
  "AAA-BBB.CCCC",
  "AAABBB.CCCC",
  "AAABBBCCCC.0",
  "(AAABBBCCCC",
  "AAA-BBB-CCCC x12",
  "AAA-BBB-CCC",
  "AAA-BBB-CCCCC",
];
const fronts = ["", "", "", "1", "+1", "+1 ", "1-", "1 ", "+", "01", "001", "+44", "'+1", " 1 "];
const countries = ["US", "US", "US", "CA", "GB", "MX", "JM", "XX"];

const pick = (from: readonly string[], chance: () => number) => from[Math.floor(chance() * from.length)] ?? "";

/** Area codes and exchanges of every kind, valid or not, in the ways in which lists write them and some in which they do not. */
function phoneByChance(chance: () => number): { cell: string; country: string } {
  const digits = String(Math.floor(chance() * 1e10)).padStart(10, "0");
  const layout = pick(layouts, chance);
  const body = layout
    .replace("AAA", digits.slice(0, 3))
    .replace("BBB", digits.slice(3, 6))
    .replace("CCCC", digits.slice(6))
    .replace("CCC", digits.slice(6, 9));
  return { cell: pick(fronts, chance) + body, country: pick(countries, chance) };
}

/** Of so many phones that go the quick way, the first that the library alone reads otherwise. */
export function differencesAmong(quickOnes: number, chance: () => number): { differences: unknown[]; made: number } {
  const differences: unknown[] = [];
  let made = 0;
  for (let quick = 0; quick < quickOnes && differences.length < 20; made++) {
    const { cell, country } = phoneByChance(chance);
    if (northAmericanPhone(cell, country) === null) continue;
    quick++;
    const [ours, library] = [readPhone(cell, country), readAnyPhone(cell, country)];
    if (JSON.stringify(ours) !== JSON.stringify(library)) differences.push({ cell, country, ours, library });
  }
  return { differences, made };
}
