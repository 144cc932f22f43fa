/**
 * misconception: The loss is the log of a probability, and so is computed from it.
 * expects: /−log of a probability that was rounded to 0 is Infinity/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { probabilities } from "@algorithms/linear-models";

export function logisticLoss(Z: Matrix, y: ArrayLike<number>): number {
  const P = probabilities(Z);
  let loss = 0;
  for (let i = 0; i < Z.rows; i++) {
    if (P.columns > 1) loss -= Math.log(P.data[i * P.columns + y[i]!]!);
    else loss -= Math.log(y[i] === 1 ? P.data[i]! : 1 - P.data[i]!);
  }
  return loss;
}
