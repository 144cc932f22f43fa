/**
 * misconception: Any logarithm will do.
 * expects: /did you take the natural logarithm/
 */
export function entropy(counts: ArrayLike<number>): number {
  const all = Array.from(counts);
  const n = all.reduce((sum, count) => sum + count, 0);
  return all.reduce((sum, count) => sum - (count > 0 ? (count / n) * Math.log(count / n) : 0), 0);
}
