import type { Bench, Contender, Workload } from "./harness";
import { postJson, untilSo } from "./support/api";
import { leadsInBatches, ofBatch } from "./support/lead-batches";
import { emptyCampaigns } from "./support/stored-rows";
import { startAtNoonWith, type WithCarrier } from "./support/with-carrier";

const recipientsAtFullScale = 1_000_000;
const secondsToFreeze = { must: 15, goal: 6 };

export const workload: Workload = {
  name: "campaign-launch",
  unit: "recipients frozen",
  does:
    "Launches a campaign of 1,000,000 recipients without a hold: from the click until the audience is frozen and each has a row of the " +
    "ledger, and until the first text is at a stub of Twilio (its latency). The database's owner writes as many rows of the same two " +
    "tables by INSERT..SELECT.",
  async open({ scale }) {
    const recipients = Math.max(500, Math.round(recipientsAtFullScale * scale));
    const started = await startAtNoonWith(leadsInBatches(recipients, 1));
    const stage: Stage = { ...started, recipients, campaign: "" };
    return {
      contenders: [bySql(stage), byLaunch(stage)],
      bars: [
        {
          of: "Rekindle",
          measure: "steady per second",
          must: Math.round(recipientsAtFullScale / secondsToFreeze.must),
          goal: Math.round(recipientsAtFullScale / secondsToFreeze.goal),
        },
        { of: "Rekindle", measure: "p95 ms", must: 2_000, goal: 500 },
      ],
      database: started.database.version,
      close: started.close,
    } satisfies Bench;
  },
};

interface Stage extends WithCarrier {
  recipients: number;
  /** The draft of this round. */
  campaign: string;
}

async function prepare(stage: Stage): Promise<void> {
  await emptyCampaigns(stage.database);
  await stage.database.owner.query("vacuum analyze");
  const { id } = await postJson<{ id: string }>(stage.product.address, "/campaigns", {
    name: "Bench",
    filter: ofBatch(1),
    steps: [{ mode: "fixed", body: "Hi {first_name|there}, are you still looking for a new roof?" }],
  });
  stage.campaign = id;
  await stage.stub.ask("forget");
}

async function expectRows({ database, campaign, recipients }: Stage): Promise<void> {
  const counted = "select count(*)::int as n from touches where campaign_id = $1";
  const { rows } = await database.owner.query(counted, [campaign]);
  if (rows[0]?.n !== recipients) throw new Error(`${rows[0]?.n} rows stand in the ledger instead of ${recipients}.`);
}

/** Asked of the database, for the REST answer counts the campaign's results each time. */
async function isFreezing({ database, campaign }: Stage): Promise<boolean> {
  const { rows } = await database.owner.query("select is_freezing from campaigns where id = $1", [campaign]);
  return rows[0]?.is_freezing;
}

const byLaunch = (stage: Stage): Contender => ({
  name: "Rekindle",
  pids: stage.pids,
  reset: () => prepare(stage),
  async round() {
    const { product, stub, campaign, recipients } = stage;
    const clicked = performance.now();
    const frozen = postJson(product.address, `/campaigns/${campaign}/launch`, { hold_seconds: 0 })
      .then(() => untilSo(async () => ((await isFreezing(stage)) ? null : true), 50))
      .then(() => performance.now() - clicked);
    await untilSo(async () => ((await stub.ask<number>("count")) > 0 ? true : null), 10);
    const firstTextMs = performance.now() - clicked;
    const steadySeconds = (await frozen) / 1_000;
    await postJson(product.address, `/campaigns/${campaign}/stop`);
    return { units: recipients, steadySeconds, latenciesMs: [firstTextMs] };
  },
  verify: () => expectRows(stage),
});

const bySql = (stage: Stage): Contender => ({
  name: "INSERT..SELECT",
  pids: () => [stage.database.pid],
  reset: () => prepare(stage),
  async round() {
    await stage.database.owner.query(enrollAll, [stage.campaign]);
    await stage.database.owner.query(addAll, [stage.campaign]);
    return { units: stage.recipients };
  },
  verify: () => expectRows(stage),
});

const enrollAll = `
  insert into enrollments (tenant_id, campaign_id, lead_id, arm, enrolled_at)
  select l.tenant_id, c.id, l.id, 'treated', now() from leads l join campaigns c on c.tenant_id = l.tenant_id
  where c.id = $1 and l.attributes ->> 'batch' = 'batch-1'`;
const addAll = `
  insert into touches (tenant_id, id, source, source_key, campaign_id, step, conversation_id, lead_id, channel, class, author, due_at,
                       created_at, updated_at)
  select e.tenant_id, gen_random_uuid(), 'campaign', e.campaign_id || ':' || e.lead_id || ':1', e.campaign_id, 1, e.lead_id, e.lead_id,
         'sms', 'marketing', 'campaign', now() + interval '1 year', now(), now()
  from enrollments e where e.campaign_id = $1`;
