import { lineOf, parsedFiles } from "../syntax";
import type { HouseRule } from "../tree";

const unfinishedWord = /\b(TODO|FIXME|XXX|HACK)\b/;
const silencer = /@ts-(ignore|nocheck|expect-error)|eslint-disable/;

/** What is not done is an issue, not a comment; and nobody silences the compiler. */
export const unfinished: HouseRule = {
  name: "unfinished",
  find: (tree) =>
    parsedFiles(tree, () => true).flatMap((parsed) =>
      parsed.comments
        .filter((comment) => unfinishedWord.test(comment.value) || silencer.test(comment.value))
        .map((comment) => ({
          path: parsed.path,
          line: lineOf(parsed, comment.start),
          says: `"${comment.value.trim().slice(0, 60)}"`,
        })),
    ),
  planted: { "server/leads/half.ts": `// ${"TO"}${"DO"}: the other half` },
};
