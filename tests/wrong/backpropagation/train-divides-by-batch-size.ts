/**
 * misconception: A batch has batchSize examples.
 * expects: /divided by batchSize instead of by its own rows/
 */
import { dropoutMasks, lossAndGradient, update, type TrainedEpoch, type TrainingOptions, type TrainingState } from "@algorithms/backpropagation";
import { takeRows, type Matrix } from "@algorithms/core/matrix";

export function trainEpoch(state: TrainingState, X: Matrix, y: ArrayLike<number>, order: Int32Array, options: TrainingOptions): TrainedEpoch {
  let current = state;
  let sum = 0;
  for (let start = 0; start < order.length; start += options.batchSize) {
    const rows = order.subarray(start, start + options.batchSize);
    const masks = dropoutMasks(current.network, rows.length, current.updates, options);
    const { loss, gradient } = lossAndGradient(current.network, takeRows(X, rows), Array.from(rows, (i) => y[i]!), options, masks);
    const share = rows.length / options.batchSize;
    const shrunk = (values: Float64Array) => values.map((slope) => slope * share);
    const weights = gradient.weights.map((matrix) => ({ ...matrix, data: shrunk(matrix.data) }));
    current = update(current, { ...gradient, weights, biases: gradient.biases.map(shrunk) }, options);
    sum += loss * rows.length;
  }
  return { state: current, loss: sum / order.length };
}
