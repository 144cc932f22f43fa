/**
 * misconception: The counts themselves are squared, not their shares.
 * expects: /did you forget to divide the counts by their sum/
 */
export function gini(counts: ArrayLike<number>): number {
  let same = 0;
  for (let k = 0; k < counts.length; k++) same += counts[k]! ** 2;
  return 1 - same;
}
