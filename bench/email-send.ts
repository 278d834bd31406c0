import { simpleParser } from "mailparser";
import type { Bench, Contender, Workload } from "./harness";
import { postJson, untilSo } from "./support/api";
import { firstNameOf, ofBatch } from "./support/lead-batches";
import { StandingProcess } from "./support/standing-process";
import { startAtNoonWith, type WithCarrier } from "./support/with-carrier";

const mailsAtFullScale = 20_000;
const addressOf = (at: number) => `lee${at}@leads.example.net`;
/** With its HTML twin and its headers about 4 KB. */
const body = `Hi {first_name|there},\n\n${"You asked us about a new roof some time ago, and we would like to know how that went. ".repeat(13)}\n\nNorthwind`;

export const workload: Workload = {
  name: "email-send",
  unit: "mails at the server",
  does:
    "Launches a campaign of 20,000 personal mails of 4 KB a round (100,000 in five) with no hold: from the click to the last mail at an SMTP " +
    "server in another process, each checked, recorded durably, with text, HTML and one-click unsubscribe. nodemailer's pool sends the same mails " +
    "over 16 connections and records nothing.",
  async open({ scale, rounds }) {
    const mails = Math.max(50, Math.round(mailsAtFullScale * scale));
    const sink = new StandingProcess("mail-sink");
    const port = await sink.ask<number>("port");
    const started = await startAtNoonWith(leadsToMail(mails, rounds + 1));
    await mailThrough(started, port);
    const ours = campaignContender(started, { sink, mails });
    await ours.reset?.();
    await ours.verify(await ours.round());
    const sender = new StandingProcess("send-mails");
    await sender.ask("prepare", { port, from: "hello@northwind.example", letters: await lettersIn(sink) });
    return {
      contenders: [ours, poolContender({ sink, sender, mails })],
      bars: [{ of: "Rekindle", against: "nodemailer pool", measure: "per second", must: 0.8, goal: 2 }],
      database: started.database.version,
      close: async () => {
        sender.close();
        await started.close();
        sink.close();
      },
    } satisfies Bench;
  },
};

/** In the United States, where mail needs no consent; so many a batch. */
function leadsToMail(mails: number, batches: number): string {
  const rows = Array.from(
    { length: mails * batches },
    (_, at) => `${firstNameOf(at)},${addressOf(at)},US,NY,batch-${Math.floor(at / mails) + 1}`,
  );
  return ["first_name,email,country,state,batch", ...rows].join("\n");
}

/** The workspace's mailbox hands its mail to that server, without the limits of a day. */
async function mailThrough({ database }: WithCarrier, port: number): Promise<void> {
  const settings = JSON.stringify({ host: "127.0.0.1", port, dailyLimit: 10_000_000, warmUpFrom: null });
  const { rowCount } = await database.owner.query(
    "update senders set provider = 'smtp', mailbox = mailbox || $1::jsonb where channel = 'email'",
    [settings],
  );
  if (rowCount !== 1) throw new Error(`The workspace has ${rowCount} mailboxes instead of one.`);
}

async function lettersIn(sink: StandingProcess) {
  const kept = await sink.ask<{ to: string; raw: string }[]>("mails");
  return Promise.all(
    kept.map(async ({ to, raw }) => {
      const { subject = "", text = "", html } = await simpleParser(raw);
      return { to, subject, text, html: html || "", unsubscribe: "<https://rekindle.example/o/abc>" };
    }),
  );
}

type Sending = { sink: StandingProcess; mails: number };

function campaignContender({ product, pids }: WithCarrier, { sink, mails }: Sending): Contender {
  let batch = 0;
  let campaign = "";
  return {
    name: "Rekindle",
    pids,
    async reset() {
      batch++;
      const { id } = await postJson<{ id: string }>(product.address, "/campaigns", {
        name: `Bench ${batch}`,
        filter: ofBatch(batch),
        steps: [{ channel: "email", mode: "fixed", subject: "Your roof, {first_name|there}", body }],
      });
      campaign = id;
      await sink.ask("forget");
    },
    async round() {
      await postJson(product.address, `/campaigns/${campaign}/launch`, { hold_seconds: 0 });
      await untilSo(async () => ((await sink.ask<number>("count")) >= mails ? true : null), 20);
      return { units: mails };
    },
    verify: () => expectEachOnce(sink, { first: (batch - 1) * mails, mails }),
  };
}

const poolContender = ({ sink, sender, mails }: Sending & { sender: StandingProcess }): Contender => ({
  name: "nodemailer pool",
  pids: () => [sender.pid],
  async reset() {
    await sink.ask("forget");
  },
  async round() {
    await sender.ask("pool");
    return { units: mails };
  },
  verify: () => expectEachOnce(sink, { first: 0, mails }),
});

/** Every recipient's mail is at the server exactly once, with the recipient's own name. */
async function expectEachOnce(sink: StandingProcess, { first, mails }: { first: number; mails: number }) {
  const kept = await sink.ask<{ to: string; raw: string }[]>("mails");
  const byAddress = new Map(kept.map(({ to, raw }) => [to, raw]));
  if (kept.length !== mails || byAddress.size !== mails)
    throw new Error(`The server got ${kept.length} mails to ${byAddress.size} people instead of ${mails}.`);
  for (let at = first; at < first + mails; at++)
    if (!byAddress.get(addressOf(at))?.includes(`Hi ${firstNameOf(at)},`))
      throw new Error(`The mail to ${addressOf(at)} is missing or not personal.`);
}
