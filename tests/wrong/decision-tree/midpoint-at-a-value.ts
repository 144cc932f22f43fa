/**
 * misconception: The threshold is one of the values.
 * expects: /did you take one of the values/
 */
export function midpoint(below: number, above: number): number {
  return Math.min(below, above);
}
