import { expect, test } from "vitest";
import { database } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";

withDatabase();

test("maintenance ends, waits for open transactions, and leaves the session as the application's role", async () => {
  const db = await database();
  const busy = db.db.transaction(async (tx) => {
    await tx.execute("select 1");
    await new Promise((resolve) => setTimeout(resolve, 50));
    return (await tx.execute("select current_user as role")) as unknown as { rows: unknown[] };
  });
  await Promise.all([busy, db.maintain("vacuum analyze touches")]);
  expect((await busy).rows).toEqual([{ role: "app_user" }]);
  expect((await db.query("select current_user as role")).rows).toEqual([{ role: "app_user" }]);
});

test("maintenance that fails says so and leaves the session as the application's role", async () => {
  const db = await database();
  await expect(db.maintain("vacuum no_such_table")).rejects.toThrow("no_such_table");
  expect((await db.query("select current_user as role")).rows).toEqual([{ role: "app_user" }]);
});
