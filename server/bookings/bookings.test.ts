import { describe, expect, test } from "vitest";
import { launchCampaign } from "@/server/campaigns";
import { editLead } from "@/server/leads";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { as, withDatabase } from "@/server/testing";
import { aCampaign, day, drain, later } from "@/server/testing/campaigns";
import { aMember } from "@/server/testing/person";
import { aTextableLead, aTexter, touchRows } from "@/server/testing/texts";
import { createBooking } from "./book";
import { bookingHookState, makeBookingSecret, receiveBooking } from "./hook";
import { bookingLinkFor, followLink } from "./links";
import { listBookings } from "./queries";
import { signatureOf } from "./signature";

withDatabase();

const targetUrl = "https://book.example.com/call?type=intro";
const startsAt = "2026-12-01T15:00:00Z";
const bookingRows = (ctx: Ctx) => inTransaction(ctx, (tx) => tx.query.bookings.findMany());
const tokenFor = async (ctx: Ctx, leadId: string, campaignId: string | null = null) =>
  (await inTransaction(ctx, (tx) => bookingLinkFor(tx, { leadId, campaignId, targetUrl }))).split("/b/")[1] ?? "";

function signed(secret: string, ctx: Ctx, posted: object) {
  const call = {
    id: `msg_${newId()}`,
    timestamp: String(Math.floor(ctx.realNow().getTime() / 1000)),
    body: JSON.stringify(posted),
  };
  return { ...call, signature: signatureOf(secret, call) };
}

describe("a lead's own link", () => {
  test("[P-1.3d] leads to the booking page with its token, and each real visit is counted", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const token = await tokenFor(ctx, lead.id);
    expect(token).toMatch(/^[\w-]{12}$/);
    expect(await followLink(token, { counts: true })).toBe(`https://book.example.com/call?type=intro&token=${token}`);
    await followLink(token, { counts: false });
    const [link] = await inTransaction(ctx, (tx) => tx.query.bookingLinks.findMany());
    expect(link).toMatchObject({ clicks: 1, firstClickedAt: expect.any(Date) });
  });

  test("is made once for a lead and a campaign", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    expect(await tokenFor(ctx, lead.id)).toBe(await tokenFor(ctx, lead.id));
    expect(await inTransaction(ctx, (tx) => tx.query.bookingLinks.findMany())).toHaveLength(1);
  });

  test.each(["", "short", "aaaaaaaaaaaa", "../../etc/pas"])("the token %j of nobody is not found", async (token) => {
    await expect(followLink(token, { counts: true })).rejects.toThrow("This booking link was not found.");
  });
});

describe("a booking", () => {
  test("[P-1.3d] books once: state booked, follow-ups cancelled, credited to the campaign", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const { id: campaignId } = await aCampaign(ctx);
    await launchCampaign(ctx, { campaignId, hold_seconds: 0 });
    await drain(ctx);
    const first = await createBooking(ctx, { lead_id: lead.id, starts_at: startsAt, source: "manual" });
    const again = await createBooking(ctx, { lead_id: lead.id, starts_at: startsAt, source: "manual" });
    expect(first).toMatchObject({ isNew: true, booking: { campaignId } });
    expect(again).toEqual({ isNew: false, booking: first.booking });
    const booked = await inTransaction(ctx, (tx) => tx.query.leads.findFirst());
    expect(booked).toMatchObject({ conversationState: "booked", responseStatus: "Interested" });
    expect(await inTransaction(ctx, (tx) => tx.query.conversations.findFirst())).toMatchObject({ state: "booked" });
    expect(await touchRows(ctx)).toMatchObject([
      { status: "sent" },
      { status: "cancelled", reason: "The lead booked a call." },
    ]);
    later(ctx, 8 * day);
    expect(await drain(ctx)).toMatchObject({ sent: 0 });
  });

  test("by a link is credited to the link's campaign; the provider's id at another time moves it", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const campaignId = newId();
    const token = await tokenFor(ctx, lead.id, campaignId);
    await createBooking(ctx, { token, starts_at: startsAt, external_id: "cal-1" });
    await createBooking(ctx, { token, starts_at: "2026-12-02T15:00:00Z", external_id: "cal-1" });
    expect(await bookingRows(ctx)).toMatchObject([
      { campaignId, startsAt: new Date("2026-12-02T15:00:00Z"), source: "api" },
    ]);
    expect((await listBookings(ctx, { leadId: lead.id })).data).toMatchObject([{ leadId: lead.id, firstName: "Lee" }]);
  });

  test("of a colleague's lead is in no list of a sales rep", async () => {
    const ctx = await aTexter();
    const [theirs, free] = [await aTextableLead(ctx), await aTextableLead(ctx)];
    for (const { id } of [theirs, free]) await createBooking(ctx, { lead_id: id, starts_at: startsAt });
    const { actor } = await aMember(ctx, "marketer");
    await editLead(ctx, { leadId: theirs.id, ownerId: actor.id });
    expect((await listBookings(as(ctx, "sales_rep"), {})).data).toMatchObject([{ leadId: free.id }]);
    expect((await listBookings(as(ctx, "analyst"), {})).data).toHaveLength(2);
  });

  test("told a second time under another id is the same call", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const call = { lead_id: lead.id, starts_at: startsAt };
    const { booking } = await createBooking(ctx, { ...call, external_id: "cal-1" });
    expect(await createBooking(ctx, { ...call, external_id: "mail-1" })).toEqual({ isNew: false, booking });
  });

  test("a link cannot book for another lead", async () => {
    const ctx = await aTexter();
    const [lead, other] = [await aTextableLead(ctx), await aTextableLead(ctx)];
    const token = await tokenFor(ctx, lead.id);
    await expect(createBooking(ctx, { token, lead_id: other.id, starts_at: startsAt })).rejects.toThrow(
      "belongs to another lead",
    );
  });

  test("another tenant's lead and link do not exist for us", async () => {
    const [us, them] = [await aTexter(), await aTexter()];
    const lead = await aTextableLead(them);
    await expect(createBooking(us, { lead_id: lead.id, starts_at: startsAt })).rejects.toThrow(
      "This lead was not found.",
    );
    const token = await tokenFor(them, lead.id);
    await expect(createBooking(us, { token, starts_at: startsAt })).rejects.toThrow("This booking link was not found.");
    expect((await listBookings(us, {})).data).toEqual([]);
  });

  test("an analyst may look at bookings, not make one", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    await expect(createBooking(as(ctx, "analyst"), { lead_id: lead.id, starts_at: startsAt })).rejects.toThrow(
      /Your role/,
    );
    expect((await listBookings(as(ctx, "analyst"), {})).data).toEqual([]);
  });
});

describe("a booking page's report", () => {
  async function aHook() {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const { secret } = await makeBookingSecret(ctx);
    return { ctx, lead, secret, token: await tokenFor(ctx, lead.id) };
  }

  test("[P-1.3d] that is signed books, and once however often it comes", async () => {
    const { ctx, lead, secret, token } = await aHook();
    const posted = { id: "evt-1", token, starts_at: startsAt };
    expect(await receiveBooking("generic", signed(secret, ctx, posted))).toMatchObject({ isNew: true });
    expect(await receiveBooking("generic", signed(secret, ctx, posted))).toMatchObject({ isNew: false });
    expect(await bookingRows(ctx)).toMatchObject([{ leadId: lead.id, source: "webhook", externalId: "evt-1" }]);
  });

  test.each([
    ["a forged signature", { signature: "v1,AAAA" }],
    ["an old time", { timestamp: "1614265330" }],
    ["another body", { body: JSON.stringify({ id: "evt-1", token: "aaaaaaaaaaaa", starts_at: startsAt }) }],
  ])("with %s is refused and books nothing", async (_, wrong) => {
    const { ctx, secret, token } = await aHook();
    const call = signed(secret, ctx, { id: "evt-1", token, starts_at: startsAt });
    await expect(receiveBooking("generic", { ...call, ...wrong })).rejects.toThrow(
      "not signed by a booking page that we know",
    );
    expect(await bookingRows(ctx)).toEqual([]);
  });

  test("signed by another tenant's secret is refused", async () => {
    const [ours, theirs] = [await aHook(), await aHook()];
    const call = signed(theirs.secret, ours.ctx, { id: "evt-1", token: ours.token, starts_at: startsAt });
    await expect(receiveBooking("generic", call)).rejects.toThrow("not signed");
  });

  test("the secret is shown once; a new one replaces it", async () => {
    const { ctx, secret, token } = await aHook();
    expect(JSON.stringify(await bookingHookState(ctx))).not.toContain(secret);
    await makeBookingSecret(ctx);
    await expect(
      receiveBooking("generic", signed(secret, ctx, { id: "e", token, starts_at: startsAt })),
    ).rejects.toThrow("not signed");
    await expect(makeBookingSecret(as(ctx, "marketer"))).rejects.toThrow(/Your role/);
    await expect(bookingHookState(as(ctx, "marketer"))).rejects.toThrow(/Your role/);
  });
});
