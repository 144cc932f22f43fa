/** How far predicted values are from the true ones. */
import { InvalidInput } from "../core/errors";

/**
 * The mean of (true − predicted)²; the mean of the targets is the constant that makes it smallest. One far outlier weighs
 * as its square.
 * @param yTrue n finite numbers, n ≥ 1; @param yPred n finite numbers
 * @throws InvalidInput for no rows, different lengths or numbers that are not finite
 */
export function meanSquaredError(yTrue: ArrayLike<number>, yPred: ArrayLike<number>): number {
  return meanOf(yTrue, yPred, (difference) => difference * difference);
}

/** The mean of |true − predicted|, made smallest by the median of the targets. See `meanSquaredError` for shapes and errors. */
export function meanAbsoluteError(yTrue: ArrayLike<number>, yPred: ArrayLike<number>): number {
  return meanOf(yTrue, yPred, Math.abs);
}

/**
 * The coefficient of determination, 1 − Σ (true − predicted)² / Σ (true − their mean)²: 1 for perfect, 0 for as good as
 * always saying the mean, negative for worse. Where all targets are equal it is 1 if they are met exactly, and else 0.
 * See `meanSquaredError` for shapes and errors; n ≥ 2.
 */
export function r2(yTrue: ArrayLike<number>, yPred: ArrayLike<number>): number {
  if (yTrue.length < 2) throw new InvalidInput(`r2 needs at least 2 rows; got ${yTrue.length}`);
  const residual = meanSquaredError(yTrue, yPred);
  let mean = 0;
  for (let i = 0; i < yTrue.length; i++) mean += yTrue[i]! / yTrue.length;
  let total = 0;
  for (let i = 0; i < yTrue.length; i++) total += (yTrue[i]! - mean) ** 2 / yTrue.length;
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}

function meanOf(yTrue: ArrayLike<number>, yPred: ArrayLike<number>, costOf: (difference: number) => number): number {
  if (yTrue.length < 1) throw new InvalidInput("yTrue must have at least 1 value; got 0");
  if (yPred.length !== yTrue.length) {
    throw new InvalidInput(`yPred must have one value for each of the ${yTrue.length} rows; got ${yPred.length}`);
  }
  let sum = 0;
  for (let i = 0; i < yTrue.length; i++) {
    const difference = yTrue[i]! - yPred[i]!;
    if (!Number.isFinite(difference)) {
      throw new InvalidInput(`yTrue and yPred must be finite; got ${yTrue[i]} and ${yPred[i]} at index ${i}`);
    }
    sum += costOf(difference);
  }
  return sum / yTrue.length;
}
