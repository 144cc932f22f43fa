/**
 * misconception: A class without rows needs no care.
 * expects: /0 · log 0 counts as 0: did you get NaN/
 */
export function entropy(counts: ArrayLike<number>): number {
  const all = Array.from(counts);
  const n = all.reduce((sum, count) => sum + count, 0);
  return -all.reduce((sum, count) => sum + (count / n) * Math.log2(count / n), 0);
}
