/**
 * misconception: Impurity is the share of the rows that the majority gets wrong.
 * expects: /that would be the error of the majority/
 */
export function gini(counts: ArrayLike<number>): number {
  const all = Array.from(counts);
  return 1 - Math.max(...all) / all.reduce((sum, count) => sum + count, 0);
}
