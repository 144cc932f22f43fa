/**
 * misconception: A seed stands for one mask.
 * expects: /the second update draws a mask of its own/
 */
import { dropoutMasks, lossAndGradient, update, type TrainedEpoch, type TrainingOptions, type TrainingState } from "@algorithms/backpropagation";
import { takeRows, type Matrix } from "@algorithms/core/matrix";

export function trainEpoch(state: TrainingState, X: Matrix, y: ArrayLike<number>, order: Int32Array, options: TrainingOptions): TrainedEpoch {
  let current = state;
  let sum = 0;
  for (let start = 0; start < order.length; start += options.batchSize) {
    const rows = order.subarray(start, start + options.batchSize);
    const masks = dropoutMasks(current.network, rows.length, 0, options);
    const { loss, gradient } = lossAndGradient(current.network, takeRows(X, rows), Array.from(rows, (i) => y[i]!), options, masks);
    current = update(current, gradient, options);
    sum += loss * rows.length;
  }
  return { state: current, loss: sum / order.length };
}
