import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { files } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { aCampaign, drain, launched } from "@/server/testing/campaigns";
import { aPdf, aPicture, uploaded } from "@/server/testing/files";
import { aMailableLead } from "@/server/testing/mailable-leads";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { createCampaign, duplicateCampaign } from "./draft";
import { dryRun } from "./dry-run";
import { getCampaign } from "./queries";
import { reviewCampaign } from "./review";

withDatabase();

const mail = (attachments: string[]) => ({
  channel: "email" as const,
  subject: "Your roof",
  body: "Look.",
  attachments,
});
const text = (attachments: string[]) => ({ body: "Hi {first_name|there}, look.", attachments });
const attachedCheck = async (ctx: Parameters<typeof reviewCampaign>[0], campaignId: string) =>
  (await reviewCampaign(ctx, { campaignId })).checks.find(({ id }) => id === "attachments");

test("a step's files go with every mail of it, stand in the ledger, and go with a copy of the campaign", async () => {
  const ctx = await aTexter();
  await aMailableLead(ctx);
  await aMailableLead(ctx);
  const { id: fileId } = await uploaded(ctx, "offer.pdf", aPdf());
  const campaignId = await launched(ctx, { steps: [mail([fileId])] });
  await drain(ctx);
  expect((await touchRows(ctx)).map(({ status, fileIds }) => [status, fileIds])).toEqual([
    ["sent", [fileId]],
    ["sent", [fileId]],
  ]);
  const copy = await duplicateCampaign(ctx, { campaignId });
  expect(await getCampaign(ctx, { campaignId: copy.id })).toMatchObject({
    steps: [{ attachments: [fileId] }],
    files: [{ id: fileId, name: "offer.pdf" }],
  });
});

test("the review names what is too large for one of the channels, before anybody is written to", async () => {
  const ctx = await aTexter();
  await aTextableLead(ctx);
  const { id } = await uploaded(ctx, "offer.pdf", aPdf(700_000));
  const byText = await aCampaign(ctx, { steps: [text([id])] });
  expect(await attachedCheck(ctx, byText.id)).toMatchObject({
    outcome: "block",
    sentence: expect.stringMatching(/^Text 1: "offer\.pdf" has 684 KB\. Carriers take at most 586 KB/),
  });
  const byMail = await aCampaign(ctx, { steps: [mail([id])] });
  expect(await attachedCheck(ctx, byMail.id)).toMatchObject({ outcome: "pass" });
  const plain = await aCampaign(ctx, {});
  expect(await attachedCheck(ctx, plain.id)).toBeUndefined();
});

test("where numbers get no pictures the dry run says so, and the text is skipped, not sent without", async () => {
  const ctx = await aTexter();
  await aTextableLead(ctx);
  await aTextableLead(ctx, { phone: "+447400123456" });
  const { id } = await uploaded(ctx, "roof.png", aPicture());
  const { id: campaignId } = await aCampaign(ctx, { steps: [text([id])] });
  expect((await dryRun(ctx, { campaignId })).summary).toMatchObject({ wouldSend: 1, skipped: 1 });
  await launched(ctx, { steps: [text([id])] });
  await drain(ctx);
  const reasons = (await touchRows(ctx)).map(({ status, reason }) => [status, reason]).sort();
  expect(reasons).toEqual([
    ["sent", null],
    ["skipped", "Texts carry files to numbers of US, CA and AU alone; this one is of GB."],
  ]);
});

test("a file of another tenant is none; one that is gone stops its mails", async () => {
  const [us, them] = [await aTexter(), await aTexter()];
  const { id: theirs } = await uploaded(them, "secret.pdf", aPdf());
  const draft = { name: "Roofs", filter: {}, steps: [mail([theirs])] };
  await expect(createCampaign(us, draft)).rejects.toThrow("not here any more");
  await aMailableLead(us);
  const { id } = await uploaded(us, "offer.pdf", aPdf());
  await launched(us, { steps: [mail([id])] });
  await inTransaction(us, (tx) => tx.delete(files).where(eq(files.id, id)));
  await drain(us);
  expect(await touchRows(us)).toMatchObject([
    { status: "skipped", reason: "A file that was to go with it is not here any more." },
  ]);
});
