import { createHmac } from "node:crypto";
import { Pool } from "undici";
import type { BenchDatabase } from "./database";
import { phoneOf } from "./lead-file";
import { account, from, token } from "./twilio-account";

export const connections = 16;
/** So many leads of `leadFile` write. */
export const writingLeads = 2000;
/** One webhook in so many is the carrier's repetition of an earlier one. */
const repeatedEvery = 33;
const path = "/api/webhooks/twilio/inbound";

const asTwilio = (url: string, fields: Record<string, string>) => {
  const text = Object.keys(fields)
    .sort()
    .reduce((signed, name) => signed + name + fields[name], url);
  return createHmac("sha1", token).update(text).digest("base64");
};

export const words = [
  "Yes, still interested",
  "What would it cost?",
  "Could we talk next week?",
  "Is it too late for this year?",
];

/** Numbered texts of leads, as Twilio posts them. */
export class Webhooks {
  private readonly pool: Pool;
  private acknowledged: string[] = [];
  private made = 0;
  perSecond = 0;

  constructor(
    private readonly address: string,
    private readonly database: BenchDatabase,
  ) {
    this.pool = new Pool(address, { connections });
  }

  /** Posts the next text; the carrier repeats some. */
  async post(): Promise<void> {
    const at = this.made++;
    const sid = at % repeatedEvery === 0 ? (this.acknowledged[0] ?? sidOf(at)) : sidOf(at);
    const fields = {
      AccountSid: account,
      MessageSid: sid,
      From: phoneOf((at * 7) % writingLeads).e164,
      To: from,
      Body: `${words[at % words.length]} (${at})`,
      NumMedia: "0",
    };
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": asTwilio(this.address + path, fields),
    };
    const body = new URLSearchParams(fields).toString();
    const answer = await this.pool.request({ path, method: "POST", headers, body });
    await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`A webhook was answered with ${answer.statusCode}.`);
    this.acknowledged.push(sid);
  }

  /** Each text that was answered with 200 since the last look is stored exactly once. */
  async expectEachOnce(): Promise<void> {
    const sids = [...new Set(this.acknowledged)];
    const { rows } = await this.database.owner.query(
      "select count(*)::int as stored, count(distinct provider_id)::int as texts from messages where provider_id = any($1)",
      [sids],
    );
    const { stored, texts } = rows[0] ?? {};
    if (stored !== sids.length || texts !== sids.length)
      throw new Error(`${sids.length} texts were acknowledged, ${texts} are stored in ${stored} rows.`);
    this.acknowledged = [];
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

export const sidOf = (at: number) => `SM${String(at).padStart(32, "0")}`;
