import { expect, test } from "vitest";
import { as, withDatabase } from "@/server/testing";
import { drain, launched } from "@/server/testing/campaigns";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { exportTouches } from "./export";

withDatabase();

async function textOf(pieces: AsyncGenerator<string>) {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

test("a campaign's file has a line for each text, with its state, its time and its words", async () => {
  const ctx = await aTexter();
  const lead = await aTextableLead(ctx);
  const campaignId = await launched(ctx);
  await drain(ctx);
  const [head, sent, waiting, end] = (await textOf(await exportTouches(ctx, { campaignId }))).split("\r\n");
  expect(head).toMatch(/^\ufefftouch_id,lead_id,first_name,.*,text$/);
  expect(sent).toContain(`${lead.id},Lee,`);
  expect(sent).toMatch(/,1,sent,.*,"?Northwind: Hi Lee, still looking\? Reply STOP to opt out\."?$/);
  expect(waiting).toContain(",2,pending,");
  expect(end).toBe("");
});

test("another tenant's campaign is not found, and only who may export gets a file", async () => {
  const [us, them] = [await aTexter(), await aTexter()];
  await aTextableLead(them);
  const campaignId = await launched(them);
  await expect(exportTouches(us, { campaignId })).rejects.toThrow("This campaign was not found.");
  for (const role of ["sales_rep", "compliance", "developer"] as const)
    await expect(exportTouches(as(them, role), { campaignId })).rejects.toThrow("may not export results");
  expect(await textOf(await exportTouches(as(them, "analyst"), { campaignId }))).toContain(campaignId ? "Lee" : "");
});
