/** What the lesson and the questions claim about k-means, measured. */
import { moonsDefeatIt, unequalSpread } from "./experiments/assumptions";
import { meanNeedsSquares } from "./experiments/manhattan";
import { namesAreArbitrary } from "./experiments/names";
import { inertiaFallsOnNoise, silhouetteFindsK } from "./experiments/number";
import { scalingMatters } from "./experiments/scale";
import { carefulSeeding, emptyCluster, inertiaNeverRises, moreStarts } from "./experiments/search";

export const experiments = [
  inertiaNeverRises,
  carefulSeeding,
  moreStarts,
  inertiaFallsOnNoise,
  silhouetteFindsK,
  moonsDefeatIt,
  unequalSpread,
  scalingMatters,
  emptyCluster,
  meanNeedsSquares,
  namesAreArbitrary,
];
