import { expect, test } from "@playwright/test";
import { recordingCarrier } from "../server/testing/recording-carrier";
import { bootstrapKey, consentedCsv, postSigned, restClient, secondsToNoon, until } from "./support/rest-client";

const token = "a-twilio-token-for-tests";
const account = `AC${"0".repeat(31)}7`;
const from = "+15005550006";
const twilio = {
  TWILIO_ACCOUNT_SID: account,
  TWILIO_AUTH_TOKEN: token,
  TWILIO_FROM: from,
  TWILIO_SENDER_CLASS: "unmetered",
  REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey,
};
const leads = 30;

type Campaign = { id: string; status: string; ledger: Record<string, number>; outcomes: Record<string, number> };

const addsUp = ({ intended, ...states }: Record<string, number>) => {
  const { pending = 0, held = 0, sent = 0, skipped = 0, failed = 0, cancelled = 0, unknown = 0 } = states;
  expect(intended).toBe(pending + held + sent + skipped + failed + cancelled + unknown);
};

/** A forged receipt is refused, a genuine one believed, an older one that comes late changes nothing. */
async function deliverReceipts({ sid, to, callback }: { sid: string; to: string; callback: string }) {
  const receipt = { AccountSid: account, MessageSid: sid, MessageStatus: "delivered", To: to, From: from };
  expect(await postSigned(callback, "another token", receipt)).toBe(403);
  expect(await postSigned(callback, token, receipt)).toBe(204);
  expect(await postSigned(callback, token, { ...receipt, MessageStatus: "sent" })).toBe(204);
}

/** A lead asks in its own words to be left alone; a forged text is refused, a repeated one changes nothing. */
async function textOptOut(inbound: string, phone: string) {
  const texted = {
    AccountSid: account,
    MessageSid: `SM${"1".repeat(32)}`,
    From: phone,
    To: from,
    Body: "please quit messaging me",
    NumMedia: "0",
  };
  expect(await postSigned(inbound, "another token", texted)).toBe(403);
  expect(await postSigned(inbound, token, texted)).toBe(200);
  expect(await postSigned(inbound, token, texted)).toBe(200);
}

test("[P-1.2] [P-2.4] [P-2.7] [P-1.3c] [P-FR4.1] [P-FR4.2] [P-NFR5.1] the loop by REST alone: each text leaves once, signed webhooks are believed, forged ones are 403", async () => {
  const { withServer } = await import("../scripts/launch/server.mjs");
  const carrier = await recordingCarrier();
  const env = { ...twilio, TWILIO_API_BASE_URL: carrier.url };
  await withServer({ root: process.cwd(), node: process.execPath, env }, async ({ address }: { address: string }) => {
    const { call, importCsv } = restClient(address);
    expect(await importCsv(consentedCsv(leads))).toMatchObject({ created: leads, rejected: 0 });
    await call("POST", "/sandbox/clock", { advance_seconds: secondsToNoon(new Date()) });
    const steps = [
      { mode: "fixed", body: "Hi {first_name|there}, still interested?" },
      { delay_days: 7, mode: "fixed", body: "Still here: {booking}" },
    ];
    const { body: made } = await call<Campaign>("POST", "/campaigns", { name: "Loop", filter: {}, steps });
    const dry = await call<{ summary: Record<string, number> }>("POST", `/campaigns/${made.id}/dry-run`);
    expect(dry.body.summary).toMatchObject({ would_send: leads, held: 0, skipped: 0 });
    expect(carrier.taken).toHaveLength(0);

    expect((await call("POST", `/campaigns/${made.id}/launch`, { hold_seconds: 0 })).status).toBe(202);
    await until(async () => (carrier.taken.length >= leads ? true : null));
    const report = async () => (await call<Campaign>("GET", `/campaigns/${made.id}`)).body;
    await until(async () => ((await report()).ledger.sent === leads ? true : null));
    expect(new Set(carrier.taken.map(({ to }) => to)).size).toBe(leads);
    expect(carrier.taken).toHaveLength(leads);

    const [first, second] = carrier.taken;
    if (!first?.statusCallback || !second) throw new Error("The carrier was given no callback.");
    await deliverReceipts({ ...first, callback: first.statusCallback });
    await until(async () => ((await report()).outcomes.delivered === 1 ? true : null));

    await textOptOut(`${address}/api/webhooks/twilio/inbound`, second.to);
    const optedOut = await call<{ data: { suppressed: string[] }[] }>(
      "GET",
      `/leads?phone=${encodeURIComponent(second.to)}`,
    );
    expect(optedOut.body.data[0]?.suppressed).toContain("sms");
    await until(async () => (carrier.taken.length === leads + 1 ? true : null));
    expect(carrier.taken.at(-1)?.to).toBe(second.to); // the one confirmation

    await call("POST", "/sandbox/clock", { advance_seconds: 8 * 86_400 });
    const toOptedOut = carrier.taken.filter(({ to }) => to === second.to);
    expect(toOptedOut).toHaveLength(2); // the first text and the confirmation: no follow-up
    const { ledger } = await report();
    addsUp(ledger);
    expect(ledger.sent).toBe(carrier.taken.length - 1);
  });
  await carrier.close();
});
