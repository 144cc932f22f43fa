/**
 * misconception: The threshold is always subtracted.
 * expects: /did you forget negative values/
 */
export function softThreshold(value: number, threshold: number): number {
  return Math.max(0, value - threshold);
}
