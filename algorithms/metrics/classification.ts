/** How often, and in which way, predicted classes are the true ones. */
import { checkClassIds } from "../core/check";

/**
 * The share of rows whose predicted class id is the true one: 0 … 1.
 * It compares the ids themselves. For clusters, whose numbering means nothing, use `adjustedRandIndex`.
 * @param yTrue n class ids, n ≥ 1; @param yPred n class ids
 * @throws InvalidInput for no rows, different lengths or ids that are not integers
 */
export function accuracy(yTrue: ArrayLike<number>, yPred: ArrayLike<number>): number {
  checkClassIds("yTrue", yTrue, { min: 1 });
  checkClassIds("yPred", yPred, { length: yTrue.length });
  let correct = 0;
  for (let i = 0; i < yTrue.length; i++) if (yTrue[i] === yPred[i]) correct++;
  return correct / yTrue.length;
}
