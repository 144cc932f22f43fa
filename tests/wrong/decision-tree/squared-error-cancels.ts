/**
 * misconception: The mean of the squares less the square of the mean is the same in floating point.
 * expects: /subtract the mean before you square/
 */
export function squaredError(targets: ArrayLike<number>): number {
  const all = Array.from(targets);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean(all.map((target) => target ** 2)) - mean(all) ** 2;
}
