import twilio from "twilio";
import { Pool } from "undici";
import { answering } from "../support/answering";

type Job = { address: string; account: string; token: string; forms: string[] };
type Send = (form: string) => Promise<unknown>;

/** Sends every form once, so many at a time. */
async function loop(forms: readonly string[], atOnce: number, send: Send) {
  let next = 0;
  const worker = async () => {
    for (let form = forms[next++]; form !== undefined; form = forms[next++]) await send(form);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

let job: Job;

/** The physical limit: the same bodies over kept connections, nothing decided, nothing stored. */
async function byUndici() {
  const pool = new Pool(job.address, { connections: 16 });
  const headers = {
    authorization: `Basic ${Buffer.from(`${job.account}:${job.token}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const path = `/2010-04-01/Accounts/${job.account}/Messages.json`;
  await loop(job.forms, 16, async (body) => {
    const response = await pool.request({ path, method: "POST", headers, body });
    await response.body.text();
  });
  await pool.close();
}

/** The carrier's own library as its manual shows it. */
async function bySdk() {
  const client = twilio(job.account, job.token);
  client.api.baseUrl = job.address;
  await loop(job.forms, 64, (form) => {
    const fields = new URLSearchParams(form);
    const [to, from, body] = ["To", "From", "Body"].map((name) => fields.get(name) ?? "");
    return client.messages.create({ to: to ?? "", from, body });
  });
}

answering({
  prepare(given: Job) {
    job = given;
  },
  undici: byUndici,
  sdk: bySdk,
});
