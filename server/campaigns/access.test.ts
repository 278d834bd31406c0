import { describe, expect, test } from "vitest";
import { newId } from "@/server/platform/ids";
import { as, withDatabase } from "@/server/testing";
import { aCampaign, launched, twoTexts } from "@/server/testing/campaigns";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { audienceRows, reachOf } from "./audience";
import { pauseCampaign, resumeCampaign, stopCampaign } from "./control";
import { createCampaign, duplicateCampaign, updateCampaign } from "./draft";
import { dryRun } from "./dry-run";
import { cancelLaunch, launchCampaign } from "./launch";
import { previewText } from "./preview";
import { campaignTouches, getCampaign, listCampaigns } from "./queries";
import { reviewCampaign } from "./review";
import { startFromPreset } from "./start";

withDatabase();

describe("who may", () => {
  test("another tenant's campaign does not exist for us", async () => {
    const [us, them] = [await aTexter(), await aTexter()];
    await aTextableLead(them);
    const { id: campaignId } = await aCampaign(them);
    const calls = [
      reachOf,
      getCampaign,
      reviewCampaign,
      dryRun,
      launchCampaign,
      cancelLaunch,
      pauseCampaign,
      resumeCampaign,
      stopCampaign,
      duplicateCampaign,
    ];
    for (const call of calls) await expect(call(us, { campaignId })).rejects.toThrow("This campaign was not found.");
    await expect(updateCampaign(us, { campaignId, name: "Ours" })).rejects.toThrow("not found");
    await expect(campaignTouches(us, { campaignId })).rejects.toThrow("not found");
    await expect(audienceRows(us, { campaignId, which: "audience" })).rejects.toThrow("not found");
    await expect(previewText(us, { campaignId, step: 1 })).rejects.toThrow("not found");
    expect((await listCampaigns(us)).data).toEqual([]);
    await expect(createCampaign(us, { name: "X", segment_id: newId(), steps: twoTexts })).rejects.toThrow(
      "This segment was not found.",
    );
  });

  test("an analyst reads, and may neither write, launch nor stop", async () => {
    const owner = await aTexter();
    await aTextableLead(owner);
    const { id: campaignId } = await aCampaign(owner);
    const analyst = as(owner, "analyst");
    expect(await reachOf(analyst, { campaignId })).toMatchObject({ texted: 1 });
    for (const call of [launchCampaign, cancelLaunch, pauseCampaign, resumeCampaign, stopCampaign, duplicateCampaign]) {
      await expect(call(analyst, { campaignId })).rejects.toThrow(/Your role/);
    }
    await expect(aCampaign(analyst)).rejects.toThrow(/Your role/);
    await expect(startFromPreset(analyst, "blank")).rejects.toThrow(/Your role/);
    await expect(updateCampaign(analyst, { campaignId, name: "X" })).rejects.toThrow(/Your role/);
  });

  test("compliance stops what it may not launch", async () => {
    const owner = await aTexter();
    await aTextableLead(owner);
    const id = await launched(owner);
    await expect(launchCampaign(as(owner, "compliance"), { campaignId: id })).rejects.toThrow("may not launch");
    expect(await stopCampaign(as(owner, "compliance"), { campaignId: id })).toMatchObject({ cancelled: 1 });
  });
});
