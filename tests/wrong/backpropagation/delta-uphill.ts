/**
 * misconception: An error is what is true less what was said.
 * expects: /p − y, not y − p/
 */
import type { Loss } from "@algorithms/backpropagation";
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function outputDelta({ loss }: { loss: Loss }, output: Matrix, y: ArrayLike<number>): Matrix {
  const delta = zeros(output.rows, output.columns);
  for (let entry = 0; entry < delta.data.length; entry++) {
    const [i, k] = [Math.floor(entry / output.columns), entry % output.columns];
    const target = loss === "softmax" ? Number(y[i] === k) : y[i]!;
    delta.data[entry] = (target - output.data[entry]!) / output.rows;
  }
  return delta;
}
