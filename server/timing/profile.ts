import { eq } from "drizzle-orm";
import { timingProfiles } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Refused } from "@/server/platform/errors";
import { timingProfileChanged } from "./events";
import type { Hours } from "./packs/pack";
import { usFederal } from "./packs/us";
import {
  type Attention,
  defaultAttention,
  defaultTimingProfile,
  engagements,
  TimingProfile,
  type UpdateTimingProfileInput,
  type Weekday,
  weekdays,
} from "./schemas";
import { hoursOfWindow } from "./sending-hours";
import { clockText } from "./wall-clock";

/** The most that any state's cap allows; a workspace may allow less. */
const mostPer24Hours = 3;

/** The sentence that explains why a profile may not be kept, or null when it may: it can be stricter than law, never looser. */
export function refusalToKeep({ windows, caps, attention }: TimingProfile): string | null {
  const wrongDay = weekdays
    .map((day) => refusalOfDay(day, hoursOfWindow(windows[day])))
    .find((refusal) => refusal !== null);
  if (wrongDay) return wrongDay;
  if (caps.per24Hours > mostPer24Hours)
    return `At most ${mostPer24Hours} texts in 24 hours are allowed (Fla. Stat. 501.059 and others).`;
  if (caps.campaignPer24Hours > caps.per24Hours)
    return "Campaign texts in 24 hours cannot exceed all texts in 24 hours.";
  return refusalOfAttention(attention);
}

/** Each number may be more careful than our policy, never less. */
function refusalOfAttention({ minGapHours, perWeek, unansweredBeforeSlowing, slowDownDays }: Attention): string | null {
  const least = defaultAttention;
  if (minGapHours < least.minGapHours)
    return `At least ${least.minGapHours} hours lie between two messages to one person.`;
  const over = engagements.find((engagement) => perWeek[engagement] > least.perWeek[engagement]);
  if (over) return `Somebody ${over} gets at most ${least.perWeek[over]} messages in 7 days.`;
  if (unansweredBeforeSlowing > least.unansweredBeforeSlowing)
    return `At most ${least.unansweredBeforeSlowing} messages may go unanswered before outreach slows down.`;
  if (slowDownDays < least.slowDownDays) return `Outreach slows down for at least ${least.slowDownDays} days.`;
  return null;
}

function refusalOfDay(day: Weekday, hours: Hours): string | null {
  const [earliest, latest] = usFederal.weekday ?? [0, 0];
  if (!hours) return null;
  const name = day.slice(0, 1).toUpperCase() + day.slice(1);
  if (hours[1] <= hours[0]) return `${name}'s window must end after it starts.`;
  if (hours[0] >= earliest && hours[1] <= latest) return null;
  return `${name}'s window is wider than the law allows: texts may go from ${clockText(earliest)} to ${clockText(latest)} (${usFederal.source}).`;
}

/** The workspace's sending windows, caps and care, or the default where none were set. */
export async function getTimingProfile(ctx: Ctx): Promise<TimingProfile> {
  authorize(ctx, "settings:read");
  return inTransaction(ctx, timingProfileOf);
}

/** The profile inside a transaction that is already open: for the gate and for dry runs. */
export async function timingProfileOf(tx: Tx): Promise<TimingProfile> {
  const [row] = await tx.select().from(timingProfiles).where(eq(timingProfiles.tenantId, tx.tenantId));
  return row ? TimingProfile.parse(row.profile) : defaultTimingProfile;
}

/** The profile with the named days and numbers in place of its own. @throws Refused when the result would be looser than the law. */
export function changedProfile(before: TimingProfile, input: UpdateTimingProfileInput): TimingProfile {
  const perWeek = { ...before.attention.perWeek, ...input.attention?.perWeek };
  const after = {
    windows: { ...before.windows, ...input.windows },
    caps: { ...before.caps, ...input.caps },
    attention: { ...before.attention, ...input.attention, perWeek },
  };
  const refusal = refusalToKeep(after);
  if (refusal) throw new Refused(refusal);
  return after;
}

/** Changes the named days and numbers. @throws Refused when the result would be looser than the law. */
export async function updateTimingProfile(ctx: Ctx, input: UpdateTimingProfileInput): Promise<TimingProfile> {
  authorize(ctx, "settings:timing");
  return inTransaction(ctx, async (tx) => {
    const before = await timingProfileOf(tx);
    const after = changedProfile(before, input);
    const row = { profile: after, updatedBy: ctx.actor.id, updatedAt: tx.now() };
    await tx
      .insert(timingProfiles)
      .values({ tenantId: tx.tenantId, ...row })
      .onConflictDoUpdate({ target: timingProfiles.tenantId, set: row });
    await record(tx, "timing.profile-changed", { subject: { type: "timing_profile", id: tx.tenantId }, before, after });
    await announce(tx, timingProfileChanged, {});
    return after;
  });
}
