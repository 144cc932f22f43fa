/**
 * How alike the trees err. The mean of T predictions, each of variance σ² and every two of correlation ρ, has the variance
 * ρσ² + (1 − ρ)σ²/T: more trees take away the second part alone, and ρ is what feature subsets are for. Breiman bounds a forest's
 * error by ρ(1 − s²)/s², where s is how good a tree is, and ρ how far two trees' margins go together from row to row: the share
 * that a tree gives to the true class, less that of the others.
 *
 * Source: L. Breiman, "Random forests", Machine Learning 45 (2001), section 2.2; T. Hastie, R. Tibshirani and J. Friedman, "The
 * elements of statistical learning" (2009), eq. 15.1.
 */

/**
 * The mean of Pearson's correlation over all pairs of trees, compared over the same rows. Trees with the same number for every
 * row correlate with nothing, and are left out.
 * @param predictions n numbers a tree: for Breiman's ρ, its share for the true class of every row, or its error
 * @returns −1 … 1; NaN unless two trees say different things of different rows
 * @exercise Return the correlation of two trees' predictions, averaged over all pairs of different trees.
 * @hint Give every tree's predictions mean 0 and length 1 first: a correlation is then a sum of products.
 * @hint A pair is two different trees: a tree with itself, of correlation 1, does not count.
 */
export function meanCorrelation(predictions: readonly ArrayLike<number>[]): number {
  const directions = predictions.map(standardized).filter((direction) => direction !== null);
  const T = directions.length;
  if (T < 2) return NaN;
  // Over all pairs, a tree with itself included, the products add up to the squared length of the sum.
  const sum = new Float64Array(directions[0]!.length);
  for (const direction of directions) for (let i = 0; i < sum.length; i++) sum[i]! += direction[i]!;
  const allPairs = sum.reduce((total, value) => total + value * value, 0);
  return (allPairs - T) / (T * (T - 1));
}

/** With mean 0 and length 1; null if all values are the same. */
function standardized(values: ArrayLike<number>): Float64Array | null {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += values[i]! / values.length;
  const centred = Float64Array.from(values, (value) => value - mean);
  const length = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0));
  // Rounding of the mean is no difference.
  return length > 1e-12 * Math.abs(mean) * Math.sqrt(values.length) ? centred.map((value) => value / length) : null;
}
