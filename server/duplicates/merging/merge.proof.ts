import { test } from "vitest";
import { withDatabase } from "@/server/testing";
import { mergeAmidOptOuts, mergeAtRandom } from "@/server/testing/random-merges";

withDatabase();

test(
  "[M5.6] 1,000 random merges and their undoings lose nothing and never loosen a consent",
  { timeout: 600_000 },
  () => mergeAtRandom(1000, 7),
);

test(
  "[M5.6] an opt-out between merges and undoings holds for everybody who was that person then",
  { timeout: 600_000 },
  () => mergeAmidOptOuts(1000, 11),
);
