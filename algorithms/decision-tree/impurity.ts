/**
 * How mixed a node is. All three measures are zero where every row says the same, and none can rise on average when a
 * node is cut in two.
 *
 * Source: L. Breiman, J. Friedman, R. Olshen and C. Stone, "Classification and regression trees" (1984), §4.3 and §8.3;
 * T. Hastie, R. Tibshirani and J. Friedman, "The elements of statistical learning" (2009), eq. 9.17 and 9.11.
 */

/**
 * Σ p(1 − p) over the classes: the chance that two rows, drawn with replacement, are of different classes.
 * @param counts how many rows each class has, at least one in all
 * @returns 0 for one class, at most 1 − 1/K
 * @exercise Turn class counts into shares p, and return 1 − Σ p².
 * @hint The shares are the counts divided by their sum.
 * @hint Two rows are of the same class k with probability pₖ², so of different classes with 1 − Σ pₖ².
 */
export function gini(counts: ArrayLike<number>): number {
  const n = total(counts);
  let same = 0;
  for (let k = 0; k < counts.length; k++) same += (counts[k]! / n) ** 2;
  return 1 - same;
}

/**
 * −Σ p log₂ p over the classes: how many yes-or-no questions a row's class is worth, on average.
 * @param counts how many rows each class has, at least one in all
 * @returns bits: 0 for one class, at most log₂ K
 * @exercise Return the entropy of class counts in bits: −Σ p log₂ p.
 * @hint A class without rows adds nothing: p log₂ p goes to 0 with p, but 0 · log₂ 0 is NaN in floating point.
 * @hint Math.log2 gives bits; Math.log would give nats.
 */
export function entropy(counts: ArrayLike<number>): number {
  const n = total(counts);
  let bits = 0;
  for (let k = 0; k < counts.length; k++) {
    const share = counts[k]! / n;
    if (share > 0) bits -= share * Math.log2(share);
  }
  return bits;
}

/**
 * The mean squared distance of targets from their own mean, which is the best single number to predict for all of them.
 * @param targets at least one real
 * @exercise Return the variance of the targets, divided by n: the squared error of predicting their mean.
 * @hint First the mean, then the mean of the squared differences from it.
 * @hint mean(y²) − mean(y)² is the same on paper, but loses all its digits where the mean is large.
 */
export function squaredError(targets: ArrayLike<number>): number {
  const mean = total(targets) / targets.length;
  let sum = 0;
  for (let i = 0; i < targets.length; i++) sum += (targets[i]! - mean) ** 2;
  return sum / targets.length;
}

/** The sum of values. Exported, so that it is there for whoever writes one of the three measures. */
export function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
