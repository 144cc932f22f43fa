/** What the lesson and the questions claim about convolutional networks, measured. */
import { fieldsGrow, outputSizes, threeSmall } from "./experiments/geometry";
import { oneByOne, poolOrStride, winnersTakeAll } from "./experiments/pooling";
import { fewerNumbers, shuffledPixels } from "./experiments/sharing";
import { drawingsAreCentred, invarianceIsPartial, mapsFollow, shippedNetwork } from "./experiments/shifts";
import { enginesAgree, gradientIsRight, sureOfNothing } from "./experiments/trust";

export const experiments = [
  fewerNumbers, shuffledPixels, outputSizes, threeSmall, fieldsGrow, mapsFollow, invarianceIsPartial, drawingsAreCentred, shippedNetwork,
  poolOrStride, winnersTakeAll, oneByOne, gradientIsRight, sureOfNothing, enginesAgree,
];
