/**
 * misconception: A coefficient moves by the threshold, even past zero.
 * expects: /becomes exactly 0, and never changes its sign/
 */
export function softThreshold(value: number, threshold: number): number {
  return value - Math.sign(value) * threshold;
}
