/**
 * misconception: The middle of two numbers always lies between them.
 * expects: /rounding must not make both go left/
 */
export function midpoint(below: number, above: number): number {
  return below / 2 + above / 2;
}
