/**
 * misconception: The loss is the logarithm of the probability that was computed.
 * expects: /a probability that was rounded to 0 has no logarithm/
 */
import { outputOf, type Loss } from "@algorithms/backpropagation";
import type { Matrix } from "@algorithms/core/matrix";

export function meanLoss({ loss }: { loss: Loss }, Z: Matrix, y: ArrayLike<number>): number {
  const { data, columns } = outputOf(Z, loss);
  let sum = 0;
  for (let i = 0; i < Z.rows; i++) {
    const p = data[i * columns]!;
    if (loss === "squaredError") sum += (p - y[i]!) ** 2 / 2;
    else sum -= Math.log(loss === "softmax" ? data[i * columns + y[i]!]! : y[i] === 1 ? p : 1 - p);
  }
  return sum / Z.rows;
}
