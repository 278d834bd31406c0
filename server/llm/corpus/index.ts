/** The seed corpus that the local model is trained from; evaluation and rehearsal have families of their own. */
import { abroadMore } from "./abroad-more";
import { englishMore } from "./english-more";
import { englishQuestions } from "./english-questions";
import { englishRest } from "./english-rest";
import { englishStops } from "./english-stops";
import { englishWishes } from "./english-wishes";
import { french } from "./french";
import { german } from "./german";
import type { Family } from "./grammar";
import { portuguese } from "./portuguese";
import { spanish } from "./spanish";
import { stopsAbroad } from "./stops-abroad";
import { lookAlikes, stopsMore } from "./stops-more";
import { thirdRound } from "./third-round";

export const trainingFamilies: readonly Family[] = [
  ...englishWishes,
  ...englishQuestions,
  ...englishStops,
  ...englishRest,
  ...spanish,
  ...french,
  ...german,
  ...portuguese,
  ...stopsAbroad,
  ...numbered(englishMore, "more"),
  ...numbered(abroadMore, "more"),
  ...numbered(stopsMore, "more"),
  ...numbered(lookAlikes, "look-alike"),
  ...numbered(thirdRound, "third"),
];

/** Ids of a later round, told apart from the first. */
function numbered(round: readonly Family[], mark: string): Family[] {
  return round.map((family) => ({ ...family, id: `${family.id}.${mark}` }));
}
