import { hours, type RulePack } from "./pack";

const version = "2026-11";
const policy = { standing: "policy", version, since: "2026-11-01" } as const;

/** CRTC hours bind voice, not texts: ours are narrower (policy). */
export const canada: RulePack = {
  id: "ca",
  places: ["CA"],
  name: "Canada",
  source: "CASL; policy",
  ...policy,
  weekday: hours("8-20"),
  saturday: hours("10-18"),
  sunday: hours("10-18"),
  holiday: "as_sunday",
};

/** French operators block Sundays, holidays and 22-8 (secondary). */
export const france: RulePack = {
  id: "fr",
  places: ["FR"],
  name: "France",
  source: "operators' charter; policy",
  ...policy,
  weekday: hours("8-20"),
  saturday: hours("10-19"),
  sunday: null,
  holiday: "closed",
};

const quietWeekends = { weekday: hours("9-20"), saturday: hours("9-17"), sunday: null, holiday: "closed" } as const;

/** No statute names hours for texts; the Australian voice standard serves as the model. */
export const europeAndAustralia: RulePack = {
  id: "eu-uk-au",
  places: "AT AU BE BG CH CY CZ DE DK EE ES FI GB GR HR HU IE IS IT LI LT LU LV MT NL NO NZ PL PT RO SE SI SK".split(
    " ",
  ),
  name: "Europe, UK and Australia",
  source: "PECR, ePrivacy, Spam Act; policy",
  ...policy,
  ...quietWeekends,
};

/** Every other country: the narrowest of our policies, without a holiday table. */
export const elsewhere: RulePack = {
  id: "elsewhere",
  places: ["*"],
  name: "International",
  source: "policy",
  ...policy,
  ...quietWeekends,
  holiday: "as_any_day",
};
