/** What the lesson and the questions claim about networks and their gradients, measured. */
import { adamStepsAreOneSize } from "./experiments/adam";
import { shortLastBatch, sortedPoints } from "./experiments/batches";
import { backwardTwice, pathsAddUp, reverseModeVisitsOnce } from "./experiments/chain-rule";
import { gradientCheck } from "./experiments/checking";
import { linearLayersCollapse, productSolvesXor } from "./experiments/composition";
import { deadUnitsStayDead, sigmoidStacksVanish } from "./experiments/depth";
import { testLossTurns } from "./experiments/fitting";
import { dropoutIsRightOnAverage, l1IsNotQuiteZero } from "./experiments/penalties";
import { roomToSpare } from "./experiments/room";
import { scaleTheInputs } from "./experiments/scale";
import { equalWeightsStayEqual, firstWeightsHaveASize } from "./experiments/start";
import { learningRateLimit, momentumInARavine } from "./experiments/steps";

export const experiments = [
  linearLayersCollapse,
  productSolvesXor,
  reverseModeVisitsOnce,
  pathsAddUp,
  backwardTwice,
  gradientCheck,
  shortLastBatch,
  sortedPoints,
  learningRateLimit,
  momentumInARavine,
  adamStepsAreOneSize,
  equalWeightsStayEqual,
  firstWeightsHaveASize,
  sigmoidStacksVanish,
  deadUnitsStayDead,
  testLossTurns,
  l1IsNotQuiteZero,
  dropoutIsRightOnAverage,
  roomToSpare,
  scaleTheInputs,
];
