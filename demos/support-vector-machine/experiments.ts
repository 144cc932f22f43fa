/** What the lesson and the questions claim about support vector machines and rare classes, measured. */
import { accuracyIsWorthless, movingTheThreshold, precisionSeesIt, weightsAndCopies, weightsSpoilProbabilities } from "./experiments/imbalance";
import { gammaDecides, kernelIsAnInnerProduct, liftedCircles } from "./experiments/kernels";
import { costAgainstMargin, othersDoNotMatter, othersMayMove, scalingMatters } from "./experiments/margin";
import { dualMeetsPrimal, warmStart } from "./experiments/optimization";
import { hingeForgets, scoreIsNoProbability } from "./experiments/probability";

export const experiments = [
  othersDoNotMatter,
  othersMayMove,
  costAgainstMargin,
  scalingMatters,
  liftedCircles,
  kernelIsAnInnerProduct,
  gammaDecides,
  dualMeetsPrimal,
  warmStart,
  scoreIsNoProbability,
  hingeForgets,
  accuracyIsWorthless,
  weightsAndCopies,
  precisionSeesIt,
  movingTheThreshold,
  weightsSpoilProbabilities,
];
