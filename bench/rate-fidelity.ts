import { bootstrapKey, secondsToNoon } from "../e2e/support/rest-client";
import type { Bench, Contender, Workload } from "./harness";
import { importFile, postJson, untilSo } from "./support/api";
import { openDatabase } from "./support/database";
import { leadsInBatches, ofBatch } from "./support/lead-batches";
import { startProduct } from "./support/product";
import { StandingProcess } from "./support/standing-process";
import { twilioEnv } from "./support/twilio-account";

const limits = [1, 10, 75];
const secondsAtFullScale = 20;
const mustReach = 0.95;
const mayReach = 0.99;

export const workload: Workload = {
  name: "rate-fidelity",
  unit: "texts at the carrier",
  does:
    "Campaigns limited to 1, 10 and 75 texts a second send for 20 seconds at a stub of Twilio in another process. No window of one " +
    "second may hold more than the limit; from the first text to the last the speed must stay at 95 % of it.",
  async open({ scale, rounds }) {
    const seconds = Math.max(5, Math.round(secondsAtFullScale * scale));
    const stub = new StandingProcess("twilio-stub");
    const database = await openDatabase();
    const product = await startProduct({
      ...twilioEnv,
      DATABASE_URL: database.url,
      TWILIO_API_BASE_URL: await stub.ask<string>("address"),
      REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey,
    });
    const most = Math.max(...limits) * seconds;
    await importFile(product.address, new Blob([leadsInBatches(most, rounds * limits.length)]));
    await postJson(product.address, "/sandbox/clock", { advance_seconds: secondsToNoon(new Date()) });
    await database.owner.query("vacuum analyze");
    let batch = 0;
    const limitedTo = (perSecond: number): Contender => ({
      name: `at ${perSecond}/s`,
      pids: () => [product.pid, database.pid],
      reset: () => stub.ask("forget"),
      async round() {
        const { id } = await postJson<{ id: string }>(product.address, "/campaigns", {
          name: `Bench ${++batch}`,
          filter: ofBatch(batch),
          rate_per_minute: perSecond * 60,
          steps: [{ mode: "fixed", body: "Hi {first_name|there}, are you still looking for a new roof?" }],
        });
        await postJson(product.address, `/campaigns/${id}/launch`, { hold_seconds: 0 });
        const texts = perSecond * seconds;
        await untilSo(async () => ((await stub.ask<number>("count")) >= texts ? true : null), 20);
        if (texts < most) await postJson(product.address, `/campaigns/${id}/stop`);
        return { units: texts, steadySeconds: steadySecondsOf(await stub.ask<number[]>("arrivals"), texts) };
      },
      verify: async () => expectNoneOver(await stub.ask<number[]>("arrivals"), perSecond),
    });
    return {
      contenders: limits.map(limitedTo),
      bars: limits.map((perSecond) => ({
        of: `at ${perSecond}/s`,
        measure: "steady per second",
        must: perSecond * mustReach,
        goal: perSecond * mayReach,
      })),
      database: database.version,
      close: async () => {
        await product.close();
        await database.close();
        stub.close();
      },
    } satisfies Bench;
  },
};

/** From the first text to the last of so many; one less than these arrived in it. */
const steadySecondsOf = (arrivals: readonly number[], texts: number) =>
  ((((arrivals[texts - 1] ?? 0) - (arrivals[0] ?? 0)) / 1_000) * texts) / (texts - 1);

/** The first texts of any second begin it: no window holds more than the one that starts at an arrival. */
function expectNoneOver(arrivals: readonly number[], perSecond: number) {
  for (const [at, arrival] of arrivals.entries()) {
    const over = arrivals[at + perSecond];
    if (over !== undefined && over - arrival < 1_000)
      throw new Error(`At ${perSecond}/s ${perSecond + 1} texts came within ${Math.round(over - arrival)} ms.`);
  }
}
