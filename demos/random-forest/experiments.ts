/** What the lesson and the questions claim about forests and boosting, measured. */
import { aThirdIsLeftOver, outOfBagIsHonest } from "./experiments/bag";
import { baggingLowersVariance, boostingLowersBias, noExtrapolation } from "./experiments/bias-variance";
import { anyOrder, residualsAreGradients, smallSteps, tooManyRounds } from "./experiments/boosting";
import { fewerColumns, moreTreesNeverHurt, oneTreeManyTimes, varianceFloor } from "./experiments/crowd";
import { copiesCover, noiseSeemsImportant } from "./experiments/importances";

export const experiments = [
  moreTreesNeverHurt,
  oneTreeManyTimes,
  varianceFloor,
  fewerColumns,
  aThirdIsLeftOver,
  outOfBagIsHonest,
  noiseSeemsImportant,
  copiesCover,
  noExtrapolation,
  baggingLowersVariance,
  boostingLowersBias,
  residualsAreGradients,
  smallSteps,
  tooManyRounds,
  anyOrder,
];
