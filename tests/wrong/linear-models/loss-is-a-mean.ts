/**
 * misconception: The loss is averaged over the rows.
 * expects: /did you take the mean/
 */
import type { Matrix } from "@algorithms/core/matrix";

export function logisticLoss(Z: Matrix, y: ArrayLike<number>): number {
  let loss = 0;
  for (let i = 0; i < Z.rows; i++) {
    const row = Z.data.subarray(i * Z.columns, (i + 1) * Z.columns);
    const scores = Z.columns === 1 ? Float64Array.of(0, row[0]!) : row;
    const highest = Math.max(...scores);
    loss += highest + Math.log(scores.reduce((sum, z) => sum + Math.exp(z - highest), 0)) - scores[y[i]!]!;
  }
  return loss / Z.rows;
}
