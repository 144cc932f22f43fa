/** What the lesson and the questions claim, measured. */
import { adamAndRareColumns, adamsTestGap } from "./experiments/adam";
import { farPointMoves, sameClouds, separable, straightLogOdds } from "./experiments/boundary";
import { batchTimesRate, divergence, momentum, noiseFloor, sameBudget } from "./experiments/descent";
import { vanishingPull } from "./experiments/losses";
import { aucCountsPairs, meanOrMedian, rarePositives, whichIsPositive, whoPays } from "./experiments/metrics";
import { binsAndBack, namesAreNoNumbers, threeHeads } from "./experiments/order";
import { hillsRemain } from "./experiments/residuals";

export const experiments = [
  sameClouds, farPointMoves, straightLogOdds, separable, vanishingPull,
  namesAreNoNumbers, threeHeads, binsAndBack, hillsRemain,
  whoPays, aucCountsPairs, rarePositives, meanOrMedian, whichIsPositive,
  sameBudget, divergence, noiseFloor, batchTimesRate, momentum, adamAndRareColumns, adamsTestGap,
];
