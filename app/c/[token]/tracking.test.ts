import { expect, test } from "vitest";
import { leadTimeline } from "@/server/conversations";
import { withDatabase } from "@/server/testing";
import { aTexter, touchRows } from "@/server/testing/texts";
import {
  aTrackedMail,
  figuresOf,
  readingRows,
  sentSecondsAgo,
  standingOf,
  tokenOf,
} from "@/server/testing/tracked-mails";
import { GET } from "./route";

withDatabase();

const browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

const fetched = (token: string, userAgent = browser, method = "GET") =>
  GET(new Request(`http://localhost/c/${token}`, { method, headers: { "user-agent": userAgent } }), {
    params: Promise.resolve({ token }),
  });

test("[case 50] a pixel that Apple's proxy fetches 2 s after delivery is no person's open, and nothing follows", async () => {
  const { ctx, lead, campaignId, pixel } = await aTrackedMail();
  await sentSecondsAgo(ctx, 2);
  const [before, story] = [await standingOf(ctx, lead.id), await leadTimeline(ctx, { leadId: lead.id })];
  const answer = await fetched(pixel, "Mozilla/5.0");
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("set-cookie")]).toEqual([
    200,
    "image/gif",
    null,
  ]);
  expect(await figuresOf(ctx, campaignId)).toMatchObject({ openedByPeople: 0, openedByMachines: 1 });
  expect(await standingOf(ctx, lead.id)).toEqual(before);
  expect(await leadTimeline(ctx, { leadId: lead.id })).toEqual(story);
});

test("[case 51] whoever follows every link within a second, the hidden one too, is a bot: no score, no activity", async () => {
  const { ctx, lead, campaignId, links, trap } = await aTrackedMail();
  await sentSecondsAgo(ctx, 3_600);
  const [before, story] = [await standingOf(ctx, lead.id), await leadTimeline(ctx, { leadId: lead.id })];
  for (const token of [...links, trap]) await fetched(token);
  expect(await figuresOf(ctx, campaignId)).toMatchObject({ clickedByPeople: 0, clickedByMachines: 1 });
  expect(await standingOf(ctx, lead.id)).toEqual(before);
  expect(await leadTimeline(ctx, { leadId: lead.id })).toEqual(story);
});

test("a person who follows one link arrives where it says, and is counted once", async () => {
  const { ctx, campaignId, links, text, html } = await aTrackedMail();
  await sentSecondsAgo(ctx, 3_600);
  expect(links).toHaveLength(2);
  const answers = [await fetched(links[0] ?? ""), await fetched(links[0] ?? "")];
  expect(answers.map(({ status, headers }) => [status, headers.get("location")])).toEqual([
    [302, "https://northwind.test/roofs?a=1&b=2"],
    [302, "https://northwind.test/roofs?a=1&b=2"],
  ]);
  expect(await figuresOf(ctx, campaignId)).toMatchObject({ fetched: 1, clickedByPeople: 1, clickedByMachines: 0 });
  expect(text).toContain("https://northwind.test/roofs?a=1&b=2");
  expect(html).toMatch(/<a href="[^"]*\/o\/[\w-]+">Unsubscribe<\/a>/);
});

test("a look is no click, and a link that was altered, or made by another workspace, leads nowhere", async () => {
  const { ctx, campaignId, links } = await aTrackedMail();
  const token = links[0] ?? "";
  expect((await fetched(token, browser, "HEAD")).status).toBe(302);
  expect(await figuresOf(ctx, campaignId)).toBeNull();
  for (const at of [3, 30, 60, token.length - 2]) {
    const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    expect((await fetched(changed)).status).toBe(404);
  }
  const stranger = await aTexter();
  const [touch] = await touchRows(ctx);
  const theirs = { touchId: touch?.id ?? "", kind: "click", link: 0, target: "https://evil.test/" } as const;
  const forged = await tokenOf(stranger, theirs);
  await fetched(forged);
  for (const whose of [ctx, stranger]) expect(await readingRows(whose)).toEqual([]);
});

test.each([
  ["the workspace does not want it", { workspace: false }],
  ["the campaign does not want it", { campaign: false }],
  ["the person is in Germany", { country: "DE" }],
  ["the person is in the United Kingdom", { country: "GB" }],
])("nothing in a mail tells who reads it where %s", async (_, wanted) => {
  const { html, text } = await aTrackedMail(wanted);
  expect(text).toContain("https://northwind.test/walls");
  expect(html).not.toContain("/c/");
  expect(html).not.toContain("<img");
});
