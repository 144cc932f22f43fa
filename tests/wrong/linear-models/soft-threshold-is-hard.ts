/**
 * misconception: The lasso sets small coefficients to zero and leaves the others alone.
 * expects: /a hard threshold would leave large values alone/
 */
export function softThreshold(value: number, threshold: number): number {
  return Math.abs(value) > threshold ? value : 0;
}
