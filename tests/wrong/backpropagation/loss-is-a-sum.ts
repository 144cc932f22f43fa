/**
 * misconception: A loss adds up over the examples.
 * expects: /a mean, not a sum/
 */
import type { Loss } from "@algorithms/backpropagation";
import type { Matrix } from "@algorithms/core/matrix";

export function meanLoss({ loss }: { loss: Loss }, Z: Matrix, y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < Z.rows; i++) {
    const scores = Z.data.subarray(i * Z.columns, (i + 1) * Z.columns);
    const [z, largest] = [scores[0]!, Math.max(...scores)];
    if (loss === "squaredError") sum += (z - y[i]!) ** 2 / 2;
    else if (loss === "logistic") sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y[i]! * z;
    else sum += largest + Math.log(scores.reduce((total, score) => total + Math.exp(score - largest), 0)) - scores[y[i]!]!;
  }
  return sum;
}
