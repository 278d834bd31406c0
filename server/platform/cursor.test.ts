import { expect, test } from "vitest";
import { makeCursor, readCursor } from "@/server/platform/cursor";
import { inTransaction } from "@/server/platform/db";
import { tenantKeys } from "@/server/platform/vault";
import { aTenant, withDatabase } from "@/server/testing";

withDatabase();

test("a cursor is good for its tenant and its list, unaltered", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  const [ours, theirs] = [await inTransaction(us, tenantKeys), await inTransaction(them, tenantKeys)];
  const cursor = makeCursor(ours, "inbox", ["2026-11-23T00:00:00.000Z", 7, null]);
  expect(readCursor(ours, "inbox", cursor)).toEqual(["2026-11-23T00:00:00.000Z", 7, null]);
  const elsewhere = [
    () => readCursor(theirs, "inbox", cursor),
    () => readCursor(ours, "suppressions", cursor),
    () => readCursor(ours, "inbox", `x${cursor}`),
    () => readCursor(ours, "inbox", ""),
    () => readCursor(ours, "inbox", cursor.split(".")[0] ?? ""),
  ];
  for (const read of elsewhere) expect(read).toThrow("This cursor is not valid. Start again from the first page.");
});
