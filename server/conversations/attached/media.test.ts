import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { mediaToFetch } from "@/drizzle/schema";
import { fetchMedia } from "@/server/channels";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import { aPicture } from "@/server/testing/files";
import { anInbound } from "@/server/testing/inbound";
import { mediaApi } from "@/server/testing/media-api";
import { aTextableLead, aTexter, senderOf } from "@/server/testing/texts";
import { listMessages } from "../queries";
import { receiveText } from "../receive";
import { fetchAwaited } from "./fetch-media";

const api = await mediaApi();

withDatabase();
afterAll(() => api.close());
beforeEach(() => {
  api.heard.length = 0;
  api.answers = ({ method }) => (method === "DELETE" ? { status: 204 } : { status: 200, body: aPicture(300_000) });
});

const sid = (letters: string) => `${letters}${newId().replaceAll("-", "")}`;

/** A text with a picture, at a number of ours. */
async function aPictureCame(change: (address: string) => string = (address) => address) {
  const ctx = await aTexter({ carrier: "twilio" });
  const lead = await aTextableLead(ctx);
  const sender = await senderOf(ctx);
  const path = `/2010-04-01/Accounts/${sender.accountSid}/Messages/${sid("MM")}/Media/${sid("ME")}`;
  const media = [{ address: change(`https://api.twilio.com${path}`), type: "image/png" }];
  const rest = { senderId: sender.id, numMedia: 1, mediaTypes: ["image/png"], media };
  await receiveText(ctx, anInbound(lead.phone, "See here", rest));
  return { ctx, lead, path, sender };
}

const newest = async (ctx: Ctx, conversationId: string) => (await listMessages(ctx, { conversationId })).data[0];
const rowsOf = (ctx: Ctx) => inTransaction(ctx, (tx) => tx.select().from(mediaToFetch));
const dueAgain = (ctx: Ctx) =>
  inTransaction(ctx, (tx) =>
    tx
      .update(mediaToFetch)
      .set({ dueAt: new Date(0) })
      .where(eq(mediaToFetch.tenantId, tx.tenantId)),
  );

test("what comes with a text is fetched with the account's credentials, kept, shown, and deleted at the carrier", async () => {
  const { ctx, lead, path } = await aPictureCame();
  expect(await newest(ctx, lead.id)).toMatchObject({ files: [], awaited: [{ type: "image/png", isGivenUp: false }] });
  expect(await fetchAwaited(ctx)).toBe(1);
  expect(api.heard.map(({ method, path: at }) => [method, at])).toEqual([
    ["GET", path],
    ["DELETE", path],
  ]);
  expect(api.heard.every(({ authorization }) => authorization?.startsWith("Basic "))).toBe(true);
  const message = await newest(ctx, lead.id);
  expect(message?.files).toMatchObject([{ name: "file-1.png", type: "image/png", bytes: 300_000 }]);
  expect(message?.awaited).toEqual([]);
  expect(await rowsOf(ctx)).toEqual([]);
  expect(await fetchAwaited(ctx)).toBe(0);
});

test("a carrier that fails is asked again, and the thread says so; nothing is lost", async () => {
  const { ctx, lead } = await aPictureCame();
  api.answers = () => ({ status: 503 });
  expect(await fetchAwaited(ctx)).toBe(0);
  const waiting = { reason: "The carrier answered with 503.", isGivenUp: false };
  expect((await newest(ctx, lead.id))?.awaited).toMatchObject([waiting]);
  expect(await fetchAwaited(ctx)).toBe(0);
  expect(api.heard).toHaveLength(1);
  api.answers = ({ method }) => (method === "DELETE" ? { status: 500 } : { status: 200, body: aPicture() });
  await dueAgain(ctx);
  expect(await fetchAwaited(ctx)).toBe(1);
  expect((await newest(ctx, lead.id))?.files).toHaveLength(1);
  api.answers = () => ({ status: 204 });
  await dueAgain(ctx);
  expect(await fetchAwaited(ctx)).toBe(0);
  expect([await rowsOf(ctx), (await newest(ctx, lead.id))?.files.length]).toEqual([[], 1]);
});

test("what the carrier does not have any more, and what is too large, is given up with a sentence", async () => {
  const { ctx, lead } = await aPictureCame();
  api.answers = () => ({ status: 404 });
  await fetchAwaited(ctx);
  const gone = { reason: "The carrier does not have it any more.", isGivenUp: true };
  expect((await newest(ctx, lead.id))?.awaited).toMatchObject([gone]);
  const other = await aPictureCame();
  api.answers = () => ({ status: 200, body: aPicture(21 * 1_048_576) });
  await fetchAwaited(other.ctx);
  const large = { reason: '"file-1.png" is larger than 20 MB.', isGivenUp: true };
  expect((await newest(other.ctx, other.lead.id))?.awaited).toMatchObject([large]);
});

test.each([
  ["another host", () => "https://169.254.169.254/2010-04-01/Accounts/x/Messages/y/Media/z"],
  ["another host that says it is theirs", (at: string) => at.replace("api.twilio.com", "api.twilio.com.evil.test")],
  ["a user name before the host", (at: string) => at.replace("api.twilio.com", "api.twilio.com@evil.test")],
  ["another account", (at: string) => at.replace(/AC\w+/, `AC${"0".repeat(32)}`)],
  ["another call of the API", (at: string) => at.replace(/Media.*/, "Recordings")],
])("credentials never go to %s", async (_, change) => {
  const { ctx, lead } = await aPictureCame(change);
  await fetchAwaited(ctx);
  expect(api.heard).toEqual([]);
  const refused = { reason: "Its address is not one of the carrier's.", isGivenUp: true };
  expect((await newest(ctx, lead.id))?.awaited).toMatchObject([refused]);
});

test("a redirect to somewhere else is not followed; one of the carrier's is, without the credentials", async () => {
  const { sender, path } = await aPictureCame();
  const account = { accountSid: sender.accountSid, credentials: { authToken: "secret" } };
  api.answers = () => ({ status: 307, location: "http://169.254.169.254/latest/meta-data" });
  expect(await fetchMedia(account, `${api.url}${path}`)).toMatchObject({ kind: "gone" });
  expect(api.heard).toHaveLength(1);
  api.answers = ({ url }) =>
    url === "/stored" ? { status: 200, body: aPicture() } : { status: 307, location: "/stored" };
  expect(await fetchMedia(account, `${api.url}${path}`)).toMatchObject({ kind: "arriving" });
  expect(api.heard.at(-1)).toMatchObject({ path: "/stored", authorization: undefined });
});
