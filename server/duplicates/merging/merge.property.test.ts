import { test } from "vitest";
import { withDatabase } from "@/server/testing";
import { mergeAmidOptOuts, mergeAtRandom } from "@/server/testing/random-merges";

withDatabase();

test("[M5.6] random merges and their undoings lose nothing and never loosen a consent", { timeout: 120_000 }, () =>
  mergeAtRandom(150, 20_261_123),
);

test(
  "[M5.6] an opt-out between merges and undoings holds for everybody who was that person then",
  { timeout: 600_000 },
  () => mergeAmidOptOuts(150, 11),
);
