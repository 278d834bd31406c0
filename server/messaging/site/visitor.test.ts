import { describe, expect, test } from "vitest";
import { leads } from "@/drizzle/schema";
import { siteCaller } from "@/server/channels";
import { suppress } from "@/server/consent";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import { aSite, asCard, cards, shopOrigin, visits, vouchedFor } from "@/server/testing/site";
import { aRunningCampaign, aTextableLead, dueTexts, suppressPhone, touchRows } from "@/server/testing/texts";
import { haltSending } from "../halts/halt";
import { applyReceipt } from "../receipts";
import { sendDueTouches } from "../send-due";
import { beginVisit, chooseMessages, endVisitOf, tellOfCard, visitorCards } from "./visitor";

withDatabase();

type Site = Awaited<ReturnType<typeof aSite>>;
const drain = ({ ctx }: Site, source = cards()) => sendDueTouches(ctx, { limit: 50, sources: [source] });

/** A site with a campaign's card due for one lead. */
async function aDueCard({ isVisitor = true } = {}) {
  const site = await aSite();
  const lead = await aTextableLead(site.ctx);
  const campaignId = await aRunningCampaign(site.ctx);
  const token = isVisitor ? await visits(site, lead.id) : "";
  await dueTexts(site.ctx, campaignId, [[lead.id], asCard]);
  return { ...site, lead, campaignId, token };
}

const onlyTouch = async (site: Site) => {
  const [touch] = await touchRows(site.ctx);
  if (!touch) throw new Error("no touch");
  return touch;
};

describe("a card", () => {
  test("[M8.5] is shown to the visitor it is for, and what the reader does stands in the ledger", async () => {
    const site = await aDueCard();
    expect(await drain(site)).toMatchObject({ sent: 1 });
    const { messages, cards: shown } = await visitorCards(site.caller, site.token);
    expect(messages).toBe("on");
    expect(shown).toEqual([
      {
        id: (await onlyTouch(site)).id,
        title: "Your roof",
        body: "Spring offer: 10% off.",
        link: `${shopOrigin}/offer`,
        at: site.ctx.now(),
        isNew: true,
      },
    ]);
    const cardId = shown[0]?.id ?? "";
    await tellOfCard(site.caller, { token: site.token, cardId, act: "shown" });
    expect(await onlyTouch(site)).toMatchObject({ status: "sent", delivery: "delivered", providerStatus: "delivered" });
    await tellOfCard(site.caller, { token: site.token, cardId, act: "clicked" });
    expect(await onlyTouch(site)).toMatchObject({ delivery: "delivered", providerStatus: "clicked" });
    await tellOfCard(site.caller, { token: site.token, cardId, act: "shown" });
    await tellOfCard(site.caller, { token: site.token, cardId, act: "dismissed" });
    expect(await onlyTouch(site)).toMatchObject({ providerStatus: "clicked" });
  });

  test("one that was put away is seen, and is shown no more", async () => {
    const site = await aDueCard();
    await drain(site);
    const told = { token: site.token, cardId: (await onlyTouch(site)).id };
    await tellOfCard(site.caller, { ...told, act: "dismissed" });
    expect(await onlyTouch(site)).toMatchObject({ delivery: "delivered", providerStatus: "dismissed" });
    expect((await visitorCards(site.caller, site.token)).cards).toEqual([]);
    await expect(tellOfCard(site.caller, { ...told, act: "shown" })).rejects.toThrow("not found");
  });

  test("a reader's act after a failure changes nothing: a final state stays", async () => {
    const site = await aDueCard();
    await drain(site);
    const { providerId } = await onlyTouch(site);
    const receipt = { provider: "site", providerId: providerId ?? "", errorCode: null, attemptId: null } as const;
    await applyReceipt(site.ctx, { ...receipt, status: "canceled" });
    await applyReceipt(site.ctx, { ...receipt, status: "clicked" });
    expect(await onlyTouch(site)).toMatchObject({ providerStatus: "canceled", delivery: "undelivered" });
  });

  test("without a title goes under the business's name", async () => {
    const site = await aDueCard();
    await drain(site, cards({ subject: null, link: null }));
    expect((await visitorCards(site.caller, site.token)).cards).toMatchObject([{ title: "Northwind", link: null }]);
  });

  test.each([
    ["a link to a foreign page", { link: "https://elsewhere.example.org" }, "neither your site nor"],
    ["a plain link", { link: "http://shop.example.com" }, "must begin with https"],
    ["a script for a link", { link: "javascript:alert(1)" }, "must begin with https"],
    ["half an address", { link: "shop" }, "no full address"],
    ["a placeholder left", { body: "Hi {first_name}" }, "placeholder"],
    ["a shortener", { body: "Look: bit.ly/x" }, "shortener"],
    ["a title too long", { subject: "x".repeat(121) }, "at most 120"],
    ["words too long", { body: "x".repeat(1_001) }, "at most 1000"],
  ])("%s is refused", async (_, card, reason) => {
    const site = await aDueCard();
    expect(await drain(site, cards(card))).toMatchObject({ sent: 0, failed: 1 });
    expect((await onlyTouch(site)).reason).toContain(reason);
  });
});

describe("who gets none", () => {
  test.each([
    ["was never on the site", { isVisitor: false }, async () => undefined, "was not on your site lately"],
    [
      "turned messages off",
      {},
      ({ caller, token }: Site & { token: string }) => chooseMessages(caller, { token, messages: "off" }),
      "turned messages on the site off",
    ],
    [
      "signed out",
      {},
      ({ caller, token }: Site & { token: string }) => endVisitOf(caller, token),
      "not on your site lately",
    ],
    [
      "stopped everything by text",
      {},
      ({ ctx, lead }: Site & { lead: { phone: string } }) => suppressPhone(ctx, lead.phone),
      "Opted out",
    ],
  ] as const)("a lead who %s", async (_, options, act, reason) => {
    const site = await aDueCard(options);
    await act(site);
    await drain(site);
    expect(await onlyTouch(site)).toMatchObject({
      status: expect.stringMatching(/skipped|cancelled/),
      reason: expect.stringContaining(reason),
    });
  });

  test("who came by a month ago is a visitor no more", async () => {
    const site = await aDueCard();
    site.ctx.setNow(new Date(site.ctx.now().getTime() + 31 * 86_400_000));
    await drain(site);
    expect(await onlyTouch(site)).toMatchObject({ status: "skipped", reason: expect.stringContaining("lately") });
  });

  test("a STOP by text closes the site too, and takes what was not seen away", async () => {
    const site = await aDueCard();
    await drain(site);
    await suppressPhone(site.ctx, site.lead.phone);
    expect(await visitorCards(site.caller, site.token)).toEqual({ messages: "off", cards: [] });
  });

  test("whoever stopped everything before is asked for nothing when they come to the site", async () => {
    const site = await aSite();
    const lead = await aTextableLead(site.ctx);
    await suppressPhone(site.ctx, lead.phone);
    const given = vouchedFor(site.site.secret, { lead_id: lead.id });
    expect(await beginVisit(site.caller, { given, userAgent: null })).toMatchObject({ messages: "off" });
  });

  test("a halt of the channel hides what was sent and not read, and holds the rest", async () => {
    const site = await aDueCard();
    await drain(site);
    await haltSending(site.ctx, { scope: "channel", target: "in_app", reason: "a wrong price" });
    await dueTexts(site.ctx, site.campaignId, [[site.lead.id], { ...asCard, step: 2 }]);
    await drain(site);
    expect((await visitorCards(site.caller, site.token)).cards).toEqual([]);
    expect((await touchRows(site.ctx)).map(({ status }) => status).sort()).toEqual(["held", "sent"]);
  });
});

test("off and on again is the person's own act, recorded with page and browser; texts go on meanwhile", async () => {
  const site = await aDueCard();
  await chooseMessages(site.caller, { token: site.token, messages: "off" });
  const [row] = await inTransaction(site.ctx, (tx) => tx.select({ suppressed: leads.suppressed }).from(leads));
  expect(row?.suppressed).toEqual(["in_app"]);
  expect(await chooseMessages(site.caller, { token: site.token, messages: "on" })).toBe("on");
  await dueTexts(site.ctx, site.campaignId, [[site.lead.id], { ...asCard, step: 2 }]);
  expect(await drain(site)).toMatchObject({ sent: 1 });
});

test("what the business or the law stopped is not opened by the visitor", async () => {
  const site = await aDueCard();
  await inTransaction(site.ctx, (tx) => suppress(tx, { kind: "phone", address: site.lead.phone, reason: "legal" }));
  await expect(chooseMessages(site.caller, { token: site.token, messages: "on" })).rejects.toThrow("only the business");
});

test("a lead without phone and e-mail turns messages off all the same", async () => {
  const site = await aSite();
  const id = newId();
  await inTransaction(site.ctx, (tx) =>
    tx
      .insert(leads)
      .values({ tenantId: tx.tenantId, id, externalId: "crm-1", createdAt: tx.realNow(), updatedAt: tx.realNow() }),
  );
  const given = vouchedFor(site.site.secret, { external_id: "crm-1" });
  const { token } = await beginVisit(site.caller, { given, userAgent: null });
  await chooseMessages(site.caller, { token, messages: "off" });
  await dueTexts(site.ctx, await aRunningCampaign(site.ctx), [[id], asCard]);
  await drain(site);
  expect(await onlyTouch(site)).toMatchObject({ status: "skipped" });
});

describe("who is believed", () => {
  test.each([
    ["a signature by another secret", (_: Site, id: string) => vouchedFor("other", { lead_id: id }), "does not match"],
    ["one that ran out", (site: Site, id: string) => vouchedFor(site.site.secret, { lead_id: id }, -1), "has expired"],
    ["one for a week", (site: Site, id: string) => vouchedFor(site.site.secret, { lead_id: id }, 604_800), "24 hours"],
    [
      "one made for somebody else",
      (site: Site, id: string) => ({ ...vouchedFor(site.site.secret, { lead_id: newId() }), lead_id: id }),
      "does not match",
    ],
    [
      "one whose time was moved",
      (site: Site, id: string) => {
        const given = vouchedFor(site.site.secret, { lead_id: id });
        return { ...given, expires: given.expires + 60 };
      },
      "does not match",
    ],
    ["one for nobody here", (site: Site) => vouchedFor(site.site.secret, { external_id: "unknown" }), "not found"],
  ] as const)("not %s", async (_, given, sentence) => {
    const site = await aSite();
    const lead = await aTextableLead(site.ctx);
    await expect(beginVisit(site.caller, { given: given(site, lead.id), userAgent: null })).rejects.toThrow(sentence);
  });

  test("neither another workspace's lead nor its session", async () => {
    const [ours, theirs] = [await aDueCard(), await aDueCard()];
    const given = vouchedFor(ours.site.secret, { lead_id: theirs.lead.id });
    await expect(beginVisit(ours.caller, { given, userAgent: null })).rejects.toThrow("not found");
    await expect(visitorCards(ours.caller, theirs.token)).rejects.toThrow("not known");
    await drain(theirs);
    const cardId = (await onlyTouch(theirs)).id;
    await expect(tellOfCard(ours.caller, { token: ours.token, cardId, act: "shown" })).rejects.toThrow("not found");
  });

  test("no page that the workspace does not list, and no session moved to another page", async () => {
    const site = await aDueCard();
    expect(await siteCaller(site.site.key, "https://elsewhere.example.com")).toBeNull();
    expect(await siteCaller("site_unknown", shopOrigin)).toBeNull();
    await expect(visitorCards({ ...site.caller, origin: "https://elsewhere.example.com" }, site.token)).rejects.toThrow(
      "not known",
    );
  });
});
