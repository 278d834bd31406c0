import type { Bench, Contender, Workload } from "./harness";
import { callApi, postJson, untilSo } from "./support/api";
import { leadsInBatchesOf, ofBatch } from "./support/lead-batches";
import { startAtNoonWith, type WithCarrier } from "./support/with-carrier";
import { encryptionKey } from "./support/workspace-keys";

const textsAtFullScale = 100_000;
const warmingTexts = 2_000;
const costAtMost = 1.1;

export const workload: Workload = {
  name: "sms-send-growth",
  unit: "texts at the carrier",
  does:
    "Launches a campaign of 10,000 and then one of 100,000 texts without a hold, each by a server that started afresh and has sent 2,000 " +
    "texts to warm up, into the same growing ledger. Ten times the backlog may cost 1.1 times the CPU a text. Counted too is the most " +
    "resident memory of the server's process during a campaign.",
  async open({ scale, rounds }) {
    const whole = Math.max(1_000, Math.round(textsAtFullScale * scale));
    const sizes = { "a tenth": Math.round(whole / 10), "the whole": whole };
    const round = Object.values(sizes).flatMap((texts) => [warmingTexts, texts]);
    const leads = leadsInBatchesOf(Array.from({ length: rounds }, () => round).flat());
    const stage = Object.assign(await startAtNoonWith(leads, { ENCRYPTION_KEY: encryptionKey }), { batch: 0 });
    return {
      contenders: Object.entries(sizes).map(([name, texts]) => contender(stage, { name, texts })),
      bars: [
        { of: "the whole", against: "a tenth", measure: "per CPU-second", must: 1 / costAtMost, goal: 1 },
        { of: "the whole", measure: "peak MB", must: 260, goal: 260 },
      ],
      database: stage.database.version,
      close: () => stage.close(),
    } satisfies Bench;
  },
};

interface Stage extends WithCarrier {
  /** The batch that was texted last: nobody is texted twice. */
  batch: number;
}

function contender(stage: Stage, { name, texts }: { name: string; texts: number }): Contender {
  let campaign = "";
  const isSent = async () => {
    const { ledger } = await callApi<{ ledger: Record<string, number> }>(
      stage.product.address,
      `/campaigns/${campaign}`,
    );
    return ledger.sent === ledger.intended ? true : null;
  };
  return {
    name,
    pids: stage.pids,
    async reset() {
      await stage.restart();
      campaign = await drafted(stage);
      await sendAll(stage, { campaign, texts: warmingTexts });
      await untilSo(isSent, 200);
      campaign = await drafted(stage);
    },
    async round() {
      await sendAll(stage, { campaign, texts });
      return { units: texts };
    },
    async verify() {
      const forms = await stage.stub.ask<string[]>("forms");
      const people = new Set(forms.map((form) => new URLSearchParams(form).get("To")));
      if (forms.length !== texts || people.size !== texts)
        throw new Error(`The carrier got ${forms.length} texts to ${people.size} people instead of ${texts}.`);
      await untilSo(isSent, 200);
    },
  };
}

async function drafted(stage: Stage): Promise<string> {
  stage.batch++;
  const { id } = await postJson<{ id: string }>(stage.product.address, "/campaigns", {
    name: `Bench ${stage.batch}`,
    filter: ofBatch(stage.batch),
    steps: [{ mode: "fixed", body: "Hi {first_name|there}, are you still looking for a new roof?" }],
  });
  await stage.stub.ask("forget");
  return id;
}

async function sendAll({ product, stub }: Stage, { campaign, texts }: { campaign: string; texts: number }) {
  await postJson(product.address, `/campaigns/${campaign}/launch`, { hold_seconds: 0 });
  await untilSo(async () => ((await stub.ask<number>("count")) >= texts ? true : null), 20);
}
