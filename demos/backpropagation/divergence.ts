/** Halts a run whose numbers have grown beyond use, and says why. */
import type { Network } from "../../algorithms/backpropagation/network";

/** Far beyond what any network that learns needs, and far below where single precision, in which pictures are kept, ends. */
const largest = 1e15;

export const isUsable = (loss: number, { weights, biases }: Network): boolean =>
  Math.abs(loss) < largest && weights.every(({ data }) => data.every(isModest)) && biases.every((bias) => bias.every(isModest));

const isModest = (value: number): boolean => Math.abs(value) < largest;

export interface Divergence {
  /** In which it happened, counted from 1. */
  readonly epoch: number;
  readonly learningRate: number;
  /** The last training loss that was shown. */
  readonly before: number;
  readonly after: number;
  /** The largest size of what the network sees. */
  readonly largestInput: number;
}

/** For people: what happened, why, and what to try. */
export function explainDivergence({ epoch, learningRate, before, after, largestInput }: Divergence): string {
  const grown = Number.isFinite(after) && after > before
    ? `the loss grew from ${short(before)} to ${short(after)}`
    : `the loss was ${short(before)}, and then the weights grew beyond what can be computed with`;
  const advice = largestInput > 10 ? `, or standardise the data, whose features reach ${short(largestInput)}` : "";
  return `The run diverged in epoch ${epoch}: ${grown}. The learning rate ${learningRate} is too large for this network and these data. Try ${short(learningRate / 10)}${advice}.`;
}

/** For people: why there is no picture of a network that was not trained yet, or that a hand changed. */
export function explainUnusable({ isEdited, largestInput }: { readonly isEdited: boolean; readonly largestInput: number }): string {
  if (isEdited) return "The weights that were set are too large: the network's values are beyond what can be computed with.";
  return `The features reach ${short(largestInput)}, and the network's values are beyond what can be computed with. Standardise the data.`;
}

const short = (value: number): string => (value < 1e6 ? String(Number(value.toPrecision(3))) : value.toExponential(1));
