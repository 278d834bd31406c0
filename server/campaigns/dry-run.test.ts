import { describe, expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import { aCampaign, drain, launched, ledgerOf, twoTexts } from "@/server/testing/campaigns";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { duplicateCampaign, updateCampaign } from "./draft";
import { dryRun } from "./dry-run";
import { launchCampaign } from "./launch";
import { previewText } from "./preview";
import { getCampaign } from "./queries";

withDatabase();

describe("before the launch", () => {
  test("a dry run tells per lead what the launch then does, and stores nothing", async () => {
    const ctx = await aTexter({ now: "2026-11-23T17:00:00Z" });
    await aTextableLead(ctx);
    await aTextableLead(ctx, { consent: "none" });
    const { id } = await aCampaign(ctx);
    const { summary, data } = await dryRun(ctx, { campaignId: id });
    expect(summary).toMatchObject({ wouldSend: 1, held: 0, skipped: 1, segments: 1, costMinor: 1 });
    expect(data.map(({ outcome, rule }) => [outcome, rule])).toEqual([
      ["would_send", null],
      ["skipped", "audience.no_consent"],
    ]);
    expect(data[0]?.localTime).toBe("2026-11-23T12:00 America/New_York");
    expect(await touchRows(ctx)).toEqual([]);
    expect(await inTransaction(ctx, (tx) => tx.query.bookingLinks.findMany())).toEqual([]);
    await launchCampaign(ctx, { campaignId: id, hold_seconds: 0 });
    await drain(ctx);
    expect(await ledgerOf(ctx, id)).toMatchObject({ sent: 1, skipped: 1 });
  });

  test("at night a dry run says until when a text is held, as the ledger then does", async () => {
    const ctx = await aTexter({ now: "2026-11-24T03:00:00Z" });
    await aTextableLead(ctx);
    const { id } = await aCampaign(ctx);
    const { data } = await dryRun(ctx, { campaignId: id });
    expect(data).toMatchObject([{ outcome: "held", localTime: "2026-11-24T09:00 America/New_York" }]);
    await launchCampaign(ctx, { campaignId: id, hold_seconds: 0 });
    await drain(ctx);
    expect(await touchRows(ctx)).toMatchObject([{ status: "held", dueAt: data[0]?.sendAt, reason: data[0]?.reason }]);
  });

  test("a dry run is paged, its summary is not", async () => {
    const ctx = await aTexter();
    for (let lead = 0; lead < 5; lead++) await aTextableLead(ctx);
    const { id } = await aCampaign(ctx);
    const first = await dryRun(ctx, { campaignId: id, limit: 3 });
    const rest = await dryRun(ctx, { campaignId: id, limit: 3, cursor: first.nextCursor ?? "" });
    expect([first.data.length, rest.data.length, rest.nextCursor]).toEqual([3, 2, null]);
    expect(rest.summary.wouldSend).toBe(5);
  });

  test("[CMP-2] a preview shows the text as a real lead gets it and names what makes it Unicode", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    const { id } = await aCampaign(ctx);
    const plain = await previewText(ctx, { campaignId: id, step: 1 });
    expect(plain).toMatchObject({
      body: "Northwind: Hi Lee, still looking? Reply STOP to opt out.",
      segments: { encoding: "GSM-7", segments: 1 },
    });
    const curly = await previewText(ctx, {
      campaignId: id,
      step: 1,
      text: { body: "Hi {first_name|there}, it\u2019s us" },
    });
    expect(curly.segments).toMatchObject({ encoding: "UCS-2", offending: ["\u2019"] });
  });

  test("a second writer is told that the first one saved", async () => {
    const ctx = await aTexter();
    const { id, version } = await aCampaign(ctx);
    await updateCampaign(ctx, { campaignId: id, version, name: "Mine" });
    await expect(updateCampaign(ctx, { campaignId: id, version, name: "Theirs" })).rejects.toThrow(
      "Somebody else saved this campaign",
    );
  });

  test("a running campaign's words do not change; its copy is a draft with the same ones", async () => {
    const ctx = await aTexter();
    await aTextableLead(ctx);
    const id = await launched(ctx);
    await expect(updateCampaign(ctx, { campaignId: id, name: "X" })).rejects.toThrow(
      "A running campaign cannot be edited.",
    );
    const copy = await duplicateCampaign(ctx, { campaignId: id });
    expect(await getCampaign(ctx, { campaignId: copy.id })).toMatchObject({
      status: "draft",
      name: "Spring (copy)",
      steps: [{ body: twoTexts[0]?.body }, { delay_days: 7 }],
    });
  });

  test("a draft has a segment or a filter, never both: it could not be duplicated", async () => {
    const ctx = await aTexter();
    const { id } = await aCampaign(ctx);
    const both = { campaignId: id, segment_id: newId(), filter: {} };
    await expect(updateCampaign(ctx, both)).rejects.toThrow("not both");
  });
});
