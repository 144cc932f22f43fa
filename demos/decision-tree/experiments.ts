/** What the lesson and the questions claim about decision trees, measured. */
import { cannotExtrapolate, fullTreesOverfit, onePointFlipsIt, pruningHelps, stepsAlongADiagonal } from "./experiments/fitting";
import { importanceLovesManyValues } from "./experiments/importance";
import { gapsCanSpeak } from "./experiments/missing";
import { errorIsBlind, giniOrEntropy, scalingChangesNothing, xorFoolsGreed } from "./experiments/splits";

export const experiments = [
  errorIsBlind,
  giniOrEntropy,
  xorFoolsGreed,
  fullTreesOverfit,
  pruningHelps,
  onePointFlipsIt,
  scalingChangesNothing,
  stepsAlongADiagonal,
  cannotExtrapolate,
  importanceLovesManyValues,
  gapsCanSpeak,
];
