import { randomBytes } from "node:crypto";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { publicUrl } from "@/server/platform/env";
import { NotFound } from "@/server/platform/errors";
import { sendersChanged } from "../events";
import { insertSender } from "../insert-sender";
import { type OpenSender, openSender, sealCredentials, senderRows } from "../rows";
import { SaveSiteInput, type SiteView } from "../schemas";
import { changeSender } from "../senders";
import { newPushKeys } from "./push-keys";

const scriptPath = "/embed/messages.js";
const workerPath = "/embed/worker.js";

const newKey = () => `site_${randomBytes(12).toString("base64url")}`;
const newSecret = () => randomBytes(32).toString("hex");

/** The workspace's own site, opened; null where none is connected. */
export async function siteOf(tx: Tx): Promise<OpenSender | null> {
  const [row] = await senderRows(tx, "in_app");
  return row ? openSender(tx, row) : null;
}

const viewOf = ({ id, provider, accountSid, credentials, site }: OpenSender): SiteView => ({
  id,
  isSandbox: provider === "sandbox",
  key: accountSid,
  secret: credentials.authToken,
  origins: site?.origins ?? [],
  scriptUrl: publicUrl() + scriptPath,
  workerUrl: publicUrl() + workerPath,
});

/** What the settings show of the site, its secret among it; null where none is connected. */
export async function siteSettings(ctx: Ctx): Promise<SiteView | null> {
  authorize(ctx, "settings:channels");
  return inTransaction(ctx, async (tx) => {
    const site = await siteOf(tx);
    return site && viewOf(site);
  });
}

/** Connects the workspace's own site, or says anew on which pages it runs. */
export async function saveSite(ctx: Ctx, given: SaveSiteInput): Promise<SiteView> {
  authorize(ctx, "settings:channels");
  const { origins } = SaveSiteInput.parse(given);
  return inTransaction(ctx, async (tx) => {
    const before = await siteOf(tx);
    const id = before?.id ?? (await connectSite(tx, origins));
    const after = await changeSender(tx, id, { site: { origins } });
    await connectPush(tx, after.accountSid, origins);
    await record(tx, "site.saved", {
      subject: { type: "sender", id },
      before: { origins: before?.site?.origins ?? [] },
      after: { origins },
    });
    await announce(tx, sendersChanged, { senderId: id });
    return viewOf(await openSender(tx, after));
  });
}

/** A site of its own key and secret. */
async function connectSite(tx: Tx, origins: readonly string[]): Promise<string> {
  const { id } = await insertSender(
    tx,
    {
      channel: "in_app",
      provider: tx.ctx.sandbox ? "sandbox" : "site",
      number: null,
      messagingServiceSid: null,
      accountSid: newKey(),
      senderClass: "site",
      site: { origins },
    },
    { authToken: newSecret() },
  );
  return id;
}

/** Beside the site: the keys under which it sends notifications [RFC 8292], made once, since browsers subscribe to them. */
async function connectPush(tx: Tx, key: string, origins: readonly string[]): Promise<void> {
  const [known] = await senderRows(tx, "push");
  if (known) return void (await changeSender(tx, known.id, { site: { origins } }));
  const { publicKey, privateKey } = newPushKeys();
  await insertSender(
    tx,
    {
      channel: "push",
      provider: tx.ctx.sandbox ? "sandbox" : "web_push",
      number: publicKey,
      messagingServiceSid: null,
      accountSid: key,
      senderClass: "site",
      site: { origins },
    },
    { authToken: privateKey },
  );
}

/** A new secret; the one before is believed until the next change. */
export async function renewSiteSecret(ctx: Ctx): Promise<SiteView> {
  authorize(ctx, "settings:channels");
  return inTransaction(ctx, async (tx) => {
    const site = await siteOf(tx);
    if (!site) throw new NotFound("site");
    const credentials = { authToken: newSecret(), previousAuthToken: site.credentials.authToken };
    const after = await changeSender(tx, site.id, {
      credentialsSealed: await sealCredentials(tx, site.id, credentials),
    });
    await record(tx, "site.secret_renewed", { subject: { type: "sender", id: site.id } });
    return viewOf(await openSender(tx, after));
  });
}
