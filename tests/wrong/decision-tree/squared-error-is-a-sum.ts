/**
 * misconception: The squared distances are added up, and never divided.
 * expects: /did you leave out the division by n/
 */
export function squaredError(targets: ArrayLike<number>): number {
  const all = Array.from(targets);
  const mean = all.reduce((sum, target) => sum + target, 0) / all.length;
  return all.reduce((sum, target) => sum + (target - mean) ** 2, 0);
}
