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

/** A workspace's sending windows and caps: as narrow as it likes, never wider than the law's packs. */
export const TimingProfile = z.object({ windows: Windows, caps: Caps });
export type TimingProfile = z.infer<typeof TimingProfile>;

/** A change of the profile: only the days and caps that are named. */
export const UpdateTimingProfileInput = z.object({
  windows: Windows.partial().optional(),
  caps: Caps.partial().optional(),
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
};
