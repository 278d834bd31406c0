import { expect, test } from "vitest";
import { fileLinks } from "@/server/files";
import { aTenant, withDatabase } from "@/server/testing";
import { aPdf, aPicture, uploaded } from "@/server/testing/files";
import { GET } from "./route";

withDatabase();

/** A carrier asks: it has no session, and nothing but the address. */
const asked = (address: string) => {
  const [token = "", name = ""] = address.split("/").slice(-2);
  return GET(new Request(address), { params: Promise.resolve({ token, name }) });
};

test("a carrier gets the file under its own type, and nothing by which a browser could run it", async () => {
  const ctx = await aTenant();
  const file = await uploaded(ctx, "a very long name of a picture.png", aPicture(300_000));
  const address = (await fileLinks(ctx, [file])).get(file.id) ?? "";
  const answer = await asked(address);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toEqual({
    "content-type": "image/png",
    "content-length": "300000",
    "content-disposition": `inline; filename="a-very-long-name.png"; filename*=UTF-8''a-very-long-name.png`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(aPicture(300_000))).toBe(true);
});

test("what is no picture is only ever saved; an altered address names nothing", async () => {
  const ctx = await aTenant();
  const file = await uploaded(ctx, "offer.pdf", aPdf());
  const address = (await fileLinks(ctx, [file])).get(file.id) ?? "";
  const answer = await asked(address);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
  await answer.body?.cancel();
  const other = await asked(address.replace(/\/m\/..../, "/m/AAAA"));
  expect([other.status, await other.text()]).toEqual([404, ""]);
});
