import { setTimeout as wait } from "node:timers/promises";
import type { Bench, Contender, Workload } from "./harness";
import { postJson, untilSo } from "./support/api";
import { leadsInBatches, ofBatch } from "./support/lead-batches";
import { startAtNoonWith } from "./support/with-carrier";

const limits = [1, 10, 75];
const secondsAtFullScale = 20;
const settleMs = 1_000;
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
    const most = Math.max(...limits) * seconds;
    const { stub, product, database, pids, close } = await startAtNoonWith(
      leadsInBatches(most, rounds * limits.length),
    );
    let batch = 0;
    const limitedTo = (perSecond: number): Contender => ({
      name: `at ${perSecond}/s`,
      pids,
      async reset() {
        await wait(settleMs); // what was on its way when the campaign before was stopped
        await stub.ask("forget");
      },
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
      close,
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
