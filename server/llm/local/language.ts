import { createRequire } from "node:module";
import { join } from "node:path";
import type { eld } from "eld/large";

const FEWEST_WORDS = 3;

type Detector = typeof eld;
/** What the package calls "eld/large"; its list of exports knows no `require`. */
const tables = "./node_modules/eld/src/entries/static.large.js";
let loaded: Detector | undefined;

/** Its tables take 400 MB: they are read when the first text is to be told, not by a server that only imports. */
function detector(): Detector {
  const load = createRequire(join(process.cwd(), "package.json"));
  loaded ??= (load(tables) as { eld: Detector }).eld;
  return loaded;
}

/** The language of a text as two letters, or null when it is too short or too odd to tell: the conversation keeps its own. */
export function languageOf(text: string): string | null {
  const words = text.match(/\p{L}+/gu) ?? [];
  const isHan = /\p{Script=Han}{4,}/u.test(text);
  if (words.length < FEWEST_WORDS && !isHan) return null;
  const found = detector().detect(text);
  return found.language !== "" && found.isReliable() ? found.language : null;
}
