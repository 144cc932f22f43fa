/** How good predicted probabilities are. */
import { checkClassIds } from "../core/check";
import { InvalidInput } from "../core/errors";
import { toMatrix, type MatrixLike } from "../core/matrix";

/**
 * The mean of −log of the probability given to the true class, in nats: 0 for certainty that is right; it grows without
 * bound for certainty that is wrong. Rows are divided by their sum, and no probability counts as less than 2⁻⁵² or as more
 * than 1 − 2⁻⁵², as in scikit-learn.
 * @param yTrue n class ids 0 … K − 1, n ≥ 1; @param probabilities n × K, K ≥ 2, in 0 … 1
 * @throws InvalidInput for another number of rows, an id without a column, or numbers that are no probabilities
 */
export function logLoss(yTrue: ArrayLike<number>, probabilities: MatrixLike): number {
  const P = toMatrix(probabilities, "probabilities");
  checkClassIds("yTrue", yTrue, { length: P.rows });
  if (P.columns < 2) throw new InvalidInput(`probabilities must have a column for each class, at least 2; got ${P.columns}`);
  const clip = (p: number): number => Math.min(Math.max(p, Number.EPSILON), 1 - Number.EPSILON);
  let sum = 0;
  for (let i = 0; i < P.rows; i++) {
    const k = yTrue[i]!;
    if (k < 0 || k >= P.columns) throw new InvalidInput(`yTrue must be class ids in 0..${P.columns - 1}; got ${k} at index ${i}`);
    let total = 0;
    for (let j = 0; j < P.columns; j++) {
      const p = P.data[i * P.columns + j]!;
      if (p < 0 || p > 1) throw new InvalidInput(`probabilities must be in 0..1; got ${p} in row ${i}, column ${j}`);
      total += clip(p);
    }
    sum -= Math.log(clip(P.data[i * P.columns + k]!) / total);
  }
  return sum / P.rows;
}
