/** How good a network is on images that it was not taught. */
import { softmaxCrossEntropy } from "../../algorithms/convolutional-network/backward";
import { scores } from "../../algorithms/convolutional-network/forward";
import type { Network } from "../../algorithms/convolutional-network/network";
import { inputShape } from "./architecture";
import type { Digits } from "./digits/unpack";
import type { Frame } from "./frame";

export function scoresOf(network: Network, { n, images, labels }: Digits): Frame["heldOut"] {
  const { loss, probabilities } = softmaxCrossEntropy(scores(network, { ...inputShape, n, data: images }), labels);
  const predicted = Int32Array.from({ length: n }, (_, i) => mostProbable(probabilities.data.subarray(10 * i, 10 * i + 10)));
  const right = predicted.reduce((sum, digit, i) => sum + Number(digit === labels[i]), 0);
  return { loss, accuracy: right / n, predicted };
}

/** Of equal ones the lowest. */
export function mostProbable(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < probabilities.length; k++) if (probabilities[k]! > probabilities[best]!) best = k;
  return best;
}
