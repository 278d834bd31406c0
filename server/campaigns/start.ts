import { campaigns } from "@/drizzle/schema";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { createCampaign } from "./draft";
import { draftOf, type Preset, presetNames } from "./presets";
import type { Campaign } from "./rows";

/** "Reactivation", "Reactivation 2", ...: the first name that no campaign has. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(name)) return name;
  }
}

/** A draft ready to launch to everybody who may be texted. */
export async function startFromPreset(ctx: Ctx, preset: Preset): Promise<Campaign> {
  authorize(ctx, "campaigns:write");
  const taken = await inTransaction(ctx, (tx) => tx.select({ name: campaigns.name }).from(campaigns));
  return createCampaign(ctx, draftOf(preset, freeName(presetNames[preset], new Set(taken.map(({ name }) => name)))));
}
