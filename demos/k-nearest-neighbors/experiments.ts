/** What the lesson and the answers claim, by theme. */
import {
  digitsAreFlat, distancesConcentrate, intrinsicDimension, noiseFeaturesHurt, selectionHelps, volumeAtTheFaces,
} from "./experiments/dimensions";
import { crossValidatedK, distanceWeightsRemember, evenTies, neverBeyond, rememberedNoise, smallAndLargeK } from "./experiments/neighbours";
import { scalingDecides, stretchedAxis } from "./experiments/scale";
import { sameAnswers, treeAndDimension, treeGrowsSlowly } from "./experiments/search";

export const experiments = [
  smallAndLargeK, rememberedNoise, crossValidatedK, evenTies, distanceWeightsRemember, neverBeyond,
  scalingDecides, stretchedAxis,
  treeAndDimension, treeGrowsSlowly, sameAnswers,
  distancesConcentrate, volumeAtTheFaces, noiseFeaturesHurt, selectionHelps, intrinsicDimension, digitsAreFlat,
];
