import type { CreateCampaignInput } from "./schemas";

/** Ready-made drafts: the words are only a start, the settings are the ones that most campaigns keep. */
export const presets = ["reactivation", "no_show", "blank"] as const;
export type Preset = (typeof presets)[number];

type Ready = Omit<CreateCampaignInput, "booking_url">;

const usual = { holdout_percent: 10, stop_on: ["reply", "booking", "opt_out"] as const };
const everybody = {};

/** The draft that a preset makes; `name` is told apart from those that exist already. */
export function draftOf(preset: Preset, name: string): Ready {
  return {
    ...drafts[preset],
    name,
    filter: everybody,
    holdout_percent: usual.holdout_percent,
    stop_on: [...usual.stop_on],
  };
}

export const presetNames: Record<Preset, string> = {
  reactivation: "Reactivation",
  no_show: "Missed call",
  blank: "New campaign",
};

const drafts: Record<Preset, Pick<Ready, "steps">> = {
  reactivation: {
    steps: [
      {
        body: "Hi {first_name|there}, it's {assistant}, the AI assistant of {business}. You asked us for information a while ago. Is that still of interest?",
      },
      {
        delay_days: 7,
        body: "Hi {first_name|there}, {assistant} from {business} again. If it helps, you can pick a time for a short call here: {booking}",
      },
      {
        delay_days: 7,
        body: "Hi {first_name|there}, this is my last note. Should you want to talk later, {booking} stays open. All the best, {assistant}",
      },
    ],
  },
  no_show: {
    steps: [
      {
        body: "Hi {first_name|there}, {assistant} from {business}. We missed each other on our call. Shall we find another time? {booking}",
      },
      {
        delay_days: 3,
        body: "Hi {first_name|there}, {assistant} from {business}. Happy to move our call to whenever suits you: {booking}",
      },
    ],
  },
  blank: { steps: [{ body: "" }] },
};
