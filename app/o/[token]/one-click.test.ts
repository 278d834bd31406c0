import { describe, expect, test } from "vitest";
import { isSuppressed } from "@/server/consent";
import { sendDueTouches, type TouchSource } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { aMailableLead, asMail, forgetAddresses, suppressionRows as listed } from "@/server/testing/mailable-leads";
import { aRunningCampaign, aTexter, dueTexts, touchRows } from "@/server/testing/texts";
import { GET, POST } from "./route";

withDatabase();

const words: TouchSource = {
  source: "campaign",
  compose: async (_, due) => new Map(due.map(({ id }) => [id, { subject: "Your roof", body: "Still interested?" }])),
  sent: async () => undefined,
};

/** Somebody whom a campaign mailed, with a second mail waiting, and the token of the way out. */
async function aMailedLead() {
  const ctx = await aTexter();
  const lead = await aMailableLead(ctx);
  const campaignId = await aRunningCampaign(ctx);
  await dueTexts(ctx, campaignId, [[lead.id], asMail]);
  await sendDueTouches(ctx, { limit: 10, sources: [words] });
  const [sent] = await touchRows(ctx);
  const token = /\/o\/(\S+)/.exec(sent?.body ?? "")?.[1] ?? "";
  await dueTexts(ctx, campaignId, [
    [lead.id],
    { ...asMail, step: 2, dueAt: new Date(ctx.now().getTime() + 86_400_000) },
  ]);
  return { ctx, lead, token };
}

const at = (token: string) => ({ params: Promise.resolve({ token }) });
const address = (token: string) => `http://localhost:3000/o/${token}`;

const urlencoded = (token: string) =>
  new Request(address(token), { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });

function multipart(token: string): Request {
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  return new Request(address(token), { method: "POST", body });
}

const has = (ctx: Ctx, email: string) => inTransaction(ctx, (tx) => isSuppressed(tx, "email", email));

describe("one-click unsubscribe", () => {
  test.each([
    ["urlencoded", urlencoded],
    ["multipart", multipart],
  ])(
    "[E5.2] case 44: a POST (%s) without cookies is answered 200 and suppresses at once; a second one is 200 too",
    async (_, request) => {
      const { ctx, lead, token } = await aMailedLead();
      expect((await POST(request(token), at(token))).status).toBe(200);
      expect(await has(ctx, lead.email)).toBe(true);
      const rows = await listed(ctx);
      expect(rows).toMatchObject([{ reason: "unsubscribe", channels: ["email"] }]);
      expect((await touchRows(ctx)).map(({ status }) => status).sort()).toEqual(["cancelled", "sent"]);
      expect((await POST(request(token), at(token))).status).toBe(200);
      expect(await listed(ctx)).toEqual(rows);
    },
  );

  test("[E5.2] case 45: a GET by a scanner changes nothing and shows one button that works without scripts", async () => {
    const { ctx, lead, token } = await aMailedLead();
    const answer = await GET(new Request(address(token)), at(token));
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).toContain('<form method="post">');
    expect(page).not.toContain("<script");
    expect(page).toContain("Northwind");
    expect(page).not.toContain(lead.email);
    expect(await has(ctx, lead.email)).toBe(false);
    expect(await listed(ctx)).toEqual([]);
  });

  test("[E5.2] the token is opaque, signed, and another workspace's does nothing here", async () => {
    const [ours, theirs] = [await aMailedLead(), await aMailedLead()];
    expect(ours.token).not.toContain(ours.lead.id);
    const [own, foreign] = [ours, theirs].map(({ token }) => Buffer.from(token, "base64url"));
    if (!own || !foreign) throw new Error("no token");
    const moved = Buffer.concat([own.subarray(0, 16), foreign.subarray(16)]).toString("base64url");
    expect((await POST(urlencoded(moved), at(moved))).status).toBe(404);
    expect(await listed(ours.ctx)).toEqual([]);
    expect(await listed(theirs.ctx)).toEqual([]);
  });

  test("[E5.2] a token with any flipped character, cut off or made up is not known and changes nothing", async () => {
    const { ctx, token } = await aMailedLead();
    const flipped = [0, 10, 21, 22, 40, token.length - 2].map(
      (place) => token.slice(0, place) + (token[place] === "A" ? "B" : "A") + token.slice(place + 1),
    );
    for (const wrong of [...flipped, token.slice(0, -1), "", "x", "xxxxxxxxxxxx", `${token}=`])
      for (const answer of [await GET(new Request(address("x")), at(wrong)), await POST(urlencoded("x"), at(wrong))])
        expect(answer.status).toBe(404);
    expect(await listed(ctx)).toEqual([]);
  });

  test("[P-FR5.4] it works for the address that got the mail, whoever has it now, and leaves texts alone", async () => {
    const { ctx, lead, token } = await aMailedLead();
    await forgetAddresses(ctx);
    expect((await POST(urlencoded(token), at(token))).status).toBe(200);
    expect(await has(ctx, lead.email)).toBe(true);
    expect((await listed(ctx)).every(({ channels }) => !channels.includes("sms"))).toBe(true);
  });
});
