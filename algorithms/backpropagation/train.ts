/** Stochastic gradient descent: through the examples in small batches, with an update after each. */
import { takeRows, type Matrix } from "../core/matrix";
import { dropoutMasks } from "./dropout";
import type { Gradient, Network } from "./network";
import { lossAndGradient } from "./objective";
import { keeps, rules, type Remembering } from "./optimizer";
import type { Moments, Optimizer, TrainedEpoch, TrainingOptions, TrainingState } from "./training";

/** The state before any update. Averages start at 0, when an optimizer first asks for them. */
export function beginTraining(network: Network): TrainingState {
  const none: Moments = { weights: [], biases: [] };
  return { network, updates: 0, first: none, second: none };
}

/**
 * One update for every batchSize rows of `order`, the last batch being what is left: its mean is over its own rows, and
 * nothing of it stays behind. Changes neither the state nor the data.
 * @param X n × d; @param y n targets or class ids; @param order row numbers of X, each to be seen once
 * @throws InvalidInput if y does not fit the network's loss, or X its first weights
 * @exercise Take the rows of order batch by batch, and update the state by the gradient of each.
 * @hint order.subarray(start, start + batchSize) is one batch, and simply shorter at the end.
 * @hint lossAndGradient averages over the rows that it is given; dropoutMasks wants the updates made so far; then update.
 * @hint The epoch's loss weighs each batch by its rows: add up loss × rows, and divide by all rows.
 */
export function trainEpoch(
  state: TrainingState,
  X: Matrix,
  y: ArrayLike<number>,
  order: Int32Array,
  options: TrainingOptions,
): TrainedEpoch {
  let current = state;
  let sum = 0;
  for (let start = 0; start < order.length; start += options.batchSize) {
    const rows = order.subarray(start, start + options.batchSize);
    const targets = Float64Array.from(rows, (i) => y[i]!);
    const masks = dropoutMasks(current.network, rows.length, current.updates, options);
    const { loss, gradient } = lossAndGradient(current.network, takeRows(X, rows), targets, options, masks);
    current = update(current, gradient, options);
    sum += loss * rows.length;
  }
  return { state: current, loss: sum / order.length };
}

/** The state after one step along the gradient, by the rule of the optimizer. */
export function update(state: TrainingState, gradient: Gradient, options: TrainingOptions): TrainingState {
  const { optimizer } = options;
  const number = state.updates + 1;
  const { network } = state;
  const weights = network.weights.map(({ data }, l) =>
    rules[optimizer](remembering(data, state.first.weights[l], state.second.weights[l], optimizer), gradient.weights[l]!.data, options, number));
  const biases = network.biases.map((data, l) =>
    rules[optimizer](remembering(data, state.first.biases[l], state.second.biases[l], optimizer), gradient.biases[l]!, options, number));
  const moments = (name: "first" | "second"): Moments => keeps[optimizer][name]
    ? { weights: weights.map((part) => part[name]), biases: biases.map((part) => part[name]) }
    : { weights: [], biases: [] };
  const moved = {
    ...network,
    weights: network.weights.map((W, l): Matrix => ({ ...W, data: weights[l]!.values })),
    biases: biases.map(({ values }) => values),
  };
  return { network: moved, updates: number, first: moments("first"), second: moments("second") };
}

const nothing = new Float64Array(0);

/** Parameters with the averages that the optimizer keeps, from 0 where there are none yet. */
function remembering(values: Float64Array, first: Float64Array | undefined, second: Float64Array | undefined, optimizer: Optimizer): Remembering {
  const average = (known: Float64Array | undefined, isKept: boolean) => (isKept ? known ?? new Float64Array(values.length) : nothing);
  return { values, first: average(first, keeps[optimizer].first), second: average(second, keeps[optimizer].second) };
}
