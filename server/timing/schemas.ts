import { z } from "zod";

export const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export type Weekday = (typeof weekdays)[number];

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "Write the time as HH:MM, for example 09:00.");

/** One day's window in the lead's own time, half-open; null = no texts that day. */
export const DayWindow = z.object({ start: clockTime, end: clockTime }).nullable();
export type DayWindow = z.infer<typeof DayWindow>;

export const Windows = z.object({
  monday: DayWindow,
  tuesday: DayWindow,
  wednesday: DayWindow,
  thursday: DayWindow,
  friday: DayWindow,
  saturday: DayWindow,
  sunday: DayWindow,
});
export type Windows = z.infer<typeof Windows>;

/** Most texts to one person: marketing and AI-initiated in 24 h, in 7 days (null = the daily cap alone), and campaign texts in 24 h. */
export const Caps = z.object({
  per24Hours: z.int().min(1),
  perWeek: z.int().min(1).nullable(),
  campaignPer24Hours: z.int().min(1),
});
export type Caps = z.infer<typeof Caps>;

/** How near a person is to us: engaged wrote within 30 days, known within 180, silent longer ago or never. */
export const engagements = ["engaged", "known", "silent"] as const;
export type Engagement = (typeof engagements)[number];

const PerWeek = z.object({ engaged: z.int().min(1), known: z.int().min(1), silent: z.int().min(1) });

/** What one person's attention bears, from all campaigns on all channels together. */
export const Attention = z.object({
  /** Hours between two messages, whoever of ours sent the first. */
  minGapHours: z.int().min(1),
  /** Messages in 7 days. */
  perWeek: PerWeek,
  /** After that many messages without an answer the next one waits. */
  unansweredBeforeSlowing: z.int().min(1),
  slowDownDays: z.int().min(1).max(90, "Slow down for at most 90 days; pause the lead for longer."),
});
export type Attention = z.infer<typeof Attention>;

/** Our own policy of November 2026: a workspace may be more careful with people, never less. */
export const defaultAttention: Attention = {
  minGapHours: 24,
  perWeek: { engaged: 5, known: 4, silent: 3 },
  unansweredBeforeSlowing: 3,
  slowDownDays: 14,
};

/** What makes outreach to a person slower. */
export const slowDownKinds = ["not_now", "annoyed", "soft_bounces", "unanswered"] as const;
export type SlowDownKind = (typeof slowDownKinds)[number];

/** Which campaign writes first to a person whom two of them want. */
export const priorities = ["high", "normal", "low"] as const;
export type Priority = (typeof priorities)[number];

/** A workspace's sending windows, caps and care: as narrow as it likes, never wider than the law's packs. */
export const TimingProfile = z.object({
  windows: Windows,
  caps: Caps,
  attention: Attention.default(defaultAttention),
});
export type TimingProfile = z.infer<typeof TimingProfile>;

/** A change of the profile: only the days, caps and numbers that are named. */
export const UpdateTimingProfileInput = z.object({
  windows: Windows.partial().optional(),
  caps: Caps.partial().optional(),
  attention: Attention.extend({ perWeek: PerWeek.partial() }).partial().optional(),
});
export type UpdateTimingProfileInput = z.infer<typeof UpdateTimingProfileInput>;

const nineToEight = { start: "09:00", end: "20:00" };

/** Our default: Monday to Saturday 9-20, Sunday 12-20, three texts in 24 h of which one from a campaign. */
export const defaultTimingProfile: TimingProfile = {
  windows: {
    monday: nineToEight,
    tuesday: nineToEight,
    wednesday: nineToEight,
    thursday: nineToEight,
    friday: nineToEight,
    saturday: nineToEight,
    sunday: { start: "12:00", end: "20:00" },
  },
  caps: { per24Hours: 3, perWeek: null, campaignPer24Hours: 1 },
  attention: defaultAttention,
};
