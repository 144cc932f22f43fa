/** Stochastic gradient descent: through the examples in small batches, with an update after each. */
import { takeRows, type Matrix } from "../core/matrix";
import { checkOptions, checkOrder, checkTargets } from "./check";
import { dropoutMasks } from "./dropout";
import type { Gradient, Network } from "./network";
import { lossAndGradient } from "./objective";
import { rules, type Parameters } from "./optimizer";
import type { Moments, TrainedEpoch, TrainingOptions, TrainingState } from "./training";

/** The state before any update. */
export function beginTraining(network: Network): TrainingState {
  const none: Moments = { weights: [], biases: [] };
  return { network, updates: 0, first: none, second: none };
}

/**
 * One update for every batchSize rows of `order`. The last batch is what is left: its mean is over its own rows, and
 * nothing of it is kept for the next epoch. Neither the state nor the data are changed.
 * @param X n × d; @param y n targets or class ids; @param order row numbers of X, in which they are seen
 * @throws InvalidInput if an option is out of range, or X, y, order and the network do not fit each other
 * @exercise Take the rows of order batch by batch, and update the state by the gradient of each.
 * @hint order.subarray(start, start + batchSize) is one batch, and simply shorter at the end.
 * @hint For each: dropoutMasks (by the updates made so far), lossAndGradient over its rows, then update.
 * @hint The epoch's loss weighs every batch by its rows: add up loss × rows, and divide by all rows.
 */
export function trainEpoch(
  state: TrainingState,
  X: Matrix,
  y: ArrayLike<number>,
  order: Int32Array,
  options: TrainingOptions,
): TrainedEpoch {
  checkOptions(options);
  checkOrder(order, X.rows);
  checkTargets(state.network, y, X.rows);
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

/** The state after one step along the gradient, by the rule of the optimizer: the same for weights and biases. */
export function update({ network, updates, first, second }: TrainingState, gradient: Gradient, options: TrainingOptions): TrainingState {
  const rule = rules[options.optimizer];
  const number = updates + 1;
  const weights = network.weights.map(({ data }, l) =>
    rule({ values: data, first: first.weights[l], second: second.weights[l] }, gradient.weights[l]!.data, options, number));
  const biases = network.biases.map((data, l) =>
    rule({ values: data, first: first.biases[l], second: second.biases[l] }, gradient.biases[l]!, options, number));
  const moments = (name: "first" | "second"): Moments => ({
    weights: weights.flatMap((parameters) => parameters[name] ?? []),
    biases: biases.flatMap((parameters) => parameters[name] ?? []),
  });
  const moved = {
    ...network,
    weights: network.weights.map((W, l): Matrix => ({ ...W, data: weights[l]!.values })),
    biases: biases.map(({ values }: Parameters) => values),
  };
  return { network: moved, updates: number, first: moments("first"), second: moments("second") };
}
