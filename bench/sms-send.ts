import type { Bench, Contender, Workload } from "./harness";
import { callApi, postJson, untilSo } from "./support/api";
import { firstNameOf, leadsInBatches, numberOf, ofBatch } from "./support/lead-batches";
import { StandingProcess } from "./support/standing-process";
import { account, token } from "./support/twilio-account";
import { startAtNoonWith } from "./support/with-carrier";

const textsAtFullScale = 20_000;

export const workload: Workload = {
  name: "sms-send",
  unit: "texts at the carrier",
  does:
    "Launches a campaign of 20,000 personal texts a round (100,000 in five) with no hold: from the click, which freezes the audience, " +
    "to the last text at a stub of Twilio in another process, each checked for consent, hours, caps and opt-outs and recorded durably. " +
    "undici and the twilio SDK post the same texts to the same stub and record nothing.",
  async open({ scale, rounds }) {
    const texts = Math.max(50, Math.round(textsAtFullScale * scale));
    const started = await startAtNoonWith(leadsInBatches(texts, rounds + 1));
    const { stub, product, database, pids } = started;
    const sender = new StandingProcess("send-texts");
    const ours = campaignContender({ stub, texts, address: product.address, pids });
    await warmUp(ours);
    const forms = await stub.ask<string[]>("forms");
    await sender.ask("prepare", { address: await stub.ask<string>("address"), account, token, forms });
    const loops = ["undici", "sdk"] as const;
    return {
      contenders: [ours, ...loops.map((name) => loopContender(name, { stub, sender, texts }))],
      bars: [
        { of: "Rekindle", against: "undici loop", measure: "per second", must: 0.3, goal: 0.5 },
        { of: "Rekindle", against: "twilio SDK loop", measure: "per second", must: 1.5, goal: 3 },
      ],
      database: database.version,
      close: async () => {
        sender.close();
        await started.close();
      },
    } satisfies Bench;
  },
};

async function warmUp(ours: Contender) {
  await ours.reset?.();
  await ours.verify(await ours.round());
}

type Sending = { stub: StandingProcess; texts: number; address: string; pids: () => number[] };

function campaignContender({ stub, texts, address, pids }: Sending): Contender {
  let batch = 0;
  let campaign = "";
  const ledger = async () =>
    (await callApi<{ ledger: Record<string, number> }>(address, `/campaigns/${campaign}`)).ledger;
  return {
    name: "Rekindle",
    pids,
    async reset() {
      batch++;
      const { id } = await postJson<{ id: string }>(address, "/campaigns", {
        name: `Bench ${batch}`,
        filter: ofBatch(batch),
        steps: [{ mode: "fixed", body: "Hi {first_name|there}, are you still looking for a new roof?" }],
      });
      campaign = id;
      await stub.ask("forget");
    },
    async round() {
      await postJson(address, `/campaigns/${campaign}/launch`, { hold_seconds: 0 });
      await untilSo(async () => ((await stub.ask<number>("count")) >= texts ? true : null), 20);
      return { units: texts };
    },
    async verify() {
      await untilSo(async () => ((await ledger()).sent === texts ? true : null), 200);
      expectEachOnce(await stub.ask<string[]>("forms"), { first: (batch - 1) * texts, texts });
    },
  };
}

/** Every recipient's text is at the carrier exactly once, with the recipient's own name. */
function expectEachOnce(forms: readonly string[], { first, texts }: { first: number; texts: number }) {
  const bodies = new Map(forms.map((form) => [...new URLSearchParams(form)]).map((pairs) => bodyOf(pairs)));
  if (forms.length !== texts || bodies.size !== texts)
    throw new Error(`The carrier got ${forms.length} texts to ${bodies.size} people instead of ${texts}.`);
  for (let at = first; at < first + texts; at++) {
    const body = bodies.get(numberOf(at)) ?? "";
    if (!body.includes(`Hi ${firstNameOf(at)}, `)) throw new Error(`A text is missing or not personal: "${body}".`);
  }
}

function bodyOf(pairs: [string, string][]): [to: string, body: string] {
  const fields = new Map(pairs);
  return [fields.get("To") ?? "", fields.get("Body") ?? ""];
}

type Loop = { stub: StandingProcess; sender: StandingProcess; texts: number };

function loopContender(name: "undici" | "sdk", { stub, sender, texts }: Loop): Contender {
  return {
    name: name === "sdk" ? "twilio SDK loop" : "undici loop",
    pids: () => [sender.pid],
    async reset() {
      await stub.ask("forget");
    },
    async round() {
      await sender.ask(name);
      return { units: texts };
    },
    async verify() {
      expectEachOnce(await stub.ask<string[]>("forms"), { first: 0, texts });
    },
  };
}
